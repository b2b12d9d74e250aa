//! Texts that were made to hurt: refused, early and for the right reason.

use std::time::{Duration, Instant};

use certificate::{MAX_INFLATED, MAX_TEXT, Unreadable};

use crate::issuer::Issuer;
use crate::read;
use crate::write::{code, code_of_zlib, list};

/// What a checkpoint says of a text, within the time that a scan may take; the
/// best of three, since the machine has other things to do.
#[track_caller]
pub(crate) fn refused(text: &str) -> Unreadable {
    let issuer = Issuer::p256(1);
    let times = [(); 3].map(|()| {
        let began = Instant::now();
        assert!(read(text, &issuer).is_err());
        began.elapsed()
    });
    assert!(times.iter().min() < Some(&Duration::from_millis(50)));
    read(text, &issuer).expect_err("it is refused")
}

#[test]
fn other_texts_are_none_of_ours() {
    for text in [
        "",
        "HC1",
        "hc1:",
        "HC2:",
        "HL0:6BF",
        "https://luuvet.example",
        " HC1:6BF",
    ] {
        assert_eq!(refused(text), Unreadable::NotACertificate, "{text}");
    }
}

#[test]
fn a_text_longer_than_a_code_can_be_is_not_looked_at() {
    let longest = format!("HC1:{}", "0".repeat(MAX_TEXT - 4));
    assert_ne!(refused(&longest), Unreadable::TooLong);
    assert_eq!(refused(&(longest + "0")), Unreadable::TooLong);
    assert_eq!(
        refused(&format!("HC1:{}", "0".repeat(20_000_000))),
        Unreadable::TooLong
    );
}

#[test]
fn what_is_not_base45_is_refused() {
    for body in ["a", "A", "::::", "NCF#", "NCFé", "NCF\n6"] {
        assert_eq!(
            refused(&format!("HC1:{body}")),
            Unreadable::NotBase45,
            "{body}"
        );
    }
}

#[test]
fn what_is_not_one_whole_zlib_stream_is_refused() {
    let zlib = miniz_oxide::deflate::compress_to_vec_zlib(&list(&[]), 9);
    let mut wrong_sum = zlib.clone();
    *wrong_sum.last_mut().expect("it has a sum") ^= 1;
    let trailing = [&zlib[..], &[0]].concat();
    let raw = miniz_oxide::deflate::compress_to_vec(&list(&[]), 9);
    let cut = zlib[..zlib.len() - 1].to_vec();
    for stream in [wrong_sum, trailing, raw, cut, Vec::new(), list(&[])] {
        assert_eq!(refused(&code_of_zlib(&stream)), Unreadable::NotDeflate);
    }
}

#[test]
fn a_bomb_is_refused_while_it_unfolds() {
    assert_ne!(refused(&code(&vec![0; MAX_INFLATED])), Unreadable::TooLarge);
    assert_eq!(
        refused(&code(&vec![0; MAX_INFLATED + 1])),
        Unreadable::TooLarge
    );
    // The largest that fits a code: two megabytes and more out of 2,800 bytes.
    let bomb = code(&vec![0; 2_800_000]);
    assert!((4_000..=MAX_TEXT).contains(&bomb.len()), "{}", bomb.len());
    assert_eq!(refused(&bomb), Unreadable::TooLarge);
}
