//! Envelopes that were made to hurt, or that nobody makes.

use certificate::{MAX_DEPTH, Unreadable};

use crate::check;
use crate::hostile::refused;
use crate::issuer::Issuer;
use crate::paper::Paper;
use crate::write::{bytes, code, float, head, int, list, map, tag, text};

/// The deepest list in a list in a list.
fn nested(depth: usize) -> Vec<u8> {
    (1..depth).fold(list(&[]), |inner, _| list(&[inner]))
}

#[test]
fn nesting_ends_at_sixteen_levels_wherever_it_is() {
    let issuer = Issuer::p256(1);
    let deepest = MAX_DEPTH;
    assert_eq!(refused(&code(&nested(deepest))), Unreadable::NotCose);
    assert_eq!(refused(&code(&nested(deepest + 1))), Unreadable::TooDeep);
    // A thousand of each kind of thing that holds another.
    for opening in [
        &[0x81][..],
        &[0x9F],
        &[0xA1, 0x00],
        &[0xBF, 0x00],
        &[0xC1],
        &[0xD8, 0x3D],
    ] {
        assert_eq!(refused(&code(&opening.repeat(1_000))), Unreadable::TooDeep);
    }
    let with = |value: Vec<u8>| {
        let mut paper = Paper::vaccination(&issuer);
        paper.more_claims = vec![(int(99), value)];
        paper.signed_by(&issuer)
    };
    assert_eq!(check(&with(nested(deepest - 1)), &issuer), Ok(()));
    assert_eq!(refused(&with(nested(deepest))), Unreadable::TooDeep);
}

#[test]
fn a_key_that_stands_twice_is_refused_wherever_it_is() {
    let issuer = Issuer::p256(1);
    let paper = Paper::vaccination(&issuer);
    let twice = [(int(77), int(1)), (int(77), int(1))].to_vec();
    let mut papers = vec![paper.clone(); 5];
    papers[0].more_protected = twice.clone();
    papers[1].unprotected = twice.clone();
    papers[2].more_claims = vec![(int(4), int(crate::EXPIRES + 1))];
    papers[3].content.push((text("nam"), map(&[])));
    // The same number in more bytes than it needs.
    papers[4].more_claims = vec![(vec![0x18, 4], int(1))];
    for paper in papers {
        assert_eq!(refused(&paper.signed_by(&issuer)), Unreadable::DuplicateKey);
    }
    let mut paper = paper;
    paper.more_claims = vec![(int(77), map(&twice))];
    assert_eq!(refused(&paper.signed_by(&issuer)), Unreadable::DuplicateKey);
}

#[test]
fn a_length_that_is_claimed_and_not_there_costs_nothing() {
    let huge = [u64::from(u32::MAX), 1 << 40, u64::MAX];
    for kind in [2, 3, 4, 5] {
        for length in huge {
            assert_eq!(refused(&code(&head(kind, length))), Unreadable::NotCose);
        }
    }
}

#[test]
fn a_thousand_keys_are_sorted_out_in_time() {
    let pairs: Vec<_> = (0..1_000)
        .map(|key| (int(key), Vec::from([0xF6])))
        .collect();
    assert_eq!(refused(&code(&map(&pairs))), Unreadable::NotCose);
    let twice = [&pairs[..], &pairs[..1]].concat();
    assert_eq!(refused(&code(&map(&twice))), Unreadable::DuplicateKey);
}

#[test]
fn what_is_no_envelope_is_refused() {
    let part = bytes(&map(&[]));
    let four = |last: Vec<u8>| list(&[part.clone(), map(&[]), part.clone(), last]);
    for envelope in [
        Vec::new(),
        vec![0xFF],
        vec![0x9F],
        int(1),
        list(&[]),
        list(&vec![part.clone(); 4]),
        four(int(1)),
        [four(bytes(&[])), vec![0]].concat(),
        // The tags of something encrypted, and of a MAC.
        tag(16, &four(bytes(&[]))),
        tag(17, &four(bytes(&[]))),
        // Headers that are a list, or no CBOR.
        list(&[bytes(&list(&[])), map(&[]), part.clone(), bytes(&[])]),
        list(&[bytes(&[0xFF]), map(&[]), part.clone(), bytes(&[])]),
        list(&[vec![0x62, 0xC3, 0x28], map(&[]), part.clone(), bytes(&[])]),
    ] {
        assert_eq!(refused(&code(&envelope)), Unreadable::NotCose);
    }
    let issuer = Issuer::p256(1);
    let mut critical = Paper::vaccination(&issuer);
    critical.more_protected = vec![(int(2), list(&[int(99)]))];
    assert_eq!(refused(&critical.signed_by(&issuer)), Unreadable::NotCose);
}

#[test]
fn claims_without_times_or_content_are_refused() {
    let issuer = Issuer::p256(1);
    let paper = Paper::vaccination(&issuer);
    for time in [text("2021"), int(-1), int(i64::MAX), float(f64::NAN)] {
        let mut paper = paper.clone();
        paper.expires_at = time;
        assert_eq!(refused(&paper.signed_by(&issuer)), Unreadable::NotCwt);
    }
    let mut empty = paper.clone();
    empty.content.truncate(3);
    assert_eq!(refused(&empty.signed_by(&issuer)), Unreadable::NoContent);
    let mut both = paper;
    both.content.push((text("r"), list(&[map(&[])])));
    assert_eq!(refused(&both.signed_by(&issuer)), Unreadable::SeveralKinds);
}
