//! Whatever a code holds, it is read in time, without a panic, and its name is
//! the same for the visitor and the checkpoint.

use std::time::{Duration, Instant};

use domain::code::foreign::{Foreign, ForeignError, ForeignKind, LONGEST, kind_of, read};
use proptest::prelude::*;

fn kind(foreign: &Result<Foreign, ForeignError>) -> Option<ForeignKind> {
    Some(match foreign {
        Ok(Foreign::IdCard(_)) | Err(ForeignError::IdCard(_)) => ForeignKind::CitizenId,
        Ok(Foreign::National(_)) | Err(ForeignError::National(_)) => ForeignKind::NationalPersonal,
        Ok(Foreign::Insurance(_)) | Err(ForeignError::Insurance(_)) => ForeignKind::Insurance,
        Ok(Foreign::Payment(_)) | Err(ForeignError::Payment(_)) => ForeignKind::Payment,
        Ok(Foreign::Link(_)) => ForeignKind::Link,
        Ok(Foreign::Named(kind)) => *kind,
        Err(ForeignError::TooLong) => return None,
    })
}

#[test]
fn what_no_qr_code_can_hold_is_not_read() {
    let longest = "ữ".repeat(LONGEST);
    assert_eq!(read(&longest), Ok(Foreign::Named(ForeignKind::Text)));
    assert_eq!(read(&format!("{longest}a")), Err(ForeignError::TooLong));
}

#[test]
fn the_longest_texts_of_each_form_are_read_at_once() {
    let began = Instant::now();
    for head in [
        "|",
        "0",
        "000201",
        "048095000012|||01011995|||",
        "https://",
        "GD4480000000123|a|b|",
        "@",
        "www.",
    ] {
        for fill in ["|", "0", "000", "<", ".", "@", "/", "ff", "\u{301}", "9999"] {
            let count = (LONGEST - head.len()) / fill.chars().count();
            let _ = read(&(head.to_owned() + &fill.repeat(count)));
        }
    }
    assert!(
        began.elapsed() < Duration::from_secs(5),
        "{:?}",
        began.elapsed()
    );
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic_and_named_the_same(text in prop_oneof![
        ".{0,200}",
        "([^|]{0,12}\\|){0,12}",
        "[0-9]{12}\\|([0-9]{9})?\\|.{0,20}\\|[0-9]{8}\\|(Nam|Nữ)\\|.{0,20}\\|[0-9]{8}(\\|{4})?",
        "[0-9*]{6,12}\\|[A-Z ]{1,20}\\|[0-9*]{4}[-/][0-9*]{1,2}[-/][0-9*]{1,2}\\|[01]\\|.{1,9}\\|.{0,20}",
        "[A-Z]{2}[1-5][0-9]{12}\\|[0-9a-f]{0,40}\\|.{0,10}\\|.{0,20}\\$?",
        "000201([0-9]{4}.{0,10}){0,9}",
        "[a-z]{1,8}:[/\\\\]{0,4}.{0,40}",
    ]) {
        let foreign = read(&text);
        prop_assert_eq!(kind(&foreign), Some(kind_of(&text)));
    }

    #[test]
    fn any_bytes_as_a_decoder_hands_them_over_are_named(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let text = String::from_utf8_lossy(&bytes);
        prop_assert_eq!(kind(&read(&text)), Some(kind_of(&text)));
    }
}
