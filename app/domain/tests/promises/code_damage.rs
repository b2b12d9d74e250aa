//! Damaged and altered venue codes: none is ever taken for a venue.

use domain::code::venue::VenueCode;
use domain::code::{Code, digits};
use proptest::prelude::*;

use crate::code::{ORIGIN, stall};
use crate::{key, list_of};

fn issued() -> String {
    stall().issue(ORIGIN, &key(1))
}

fn is_taken(text: &str) -> bool {
    let list = list_of(&key(1), false);
    matches!(Code::read(text, Some(&list)), Ok(Code::Venue(_)))
}

#[test]
fn no_single_byte_of_the_text_can_be_another() {
    let text = issued();
    assert!(is_taken(&text));
    for at in 0..text.len() {
        for other in 0..=u8::MAX {
            let mut bytes = text.clone().into_bytes();
            if bytes[at] == other {
                continue;
            }
            bytes[at] = other;
            // As a decoder hands it over: what is not UTF-8 is replaced.
            let changed = String::from_utf8_lossy(&bytes);
            assert!(!is_taken(&changed), "byte {at} as {other}: {changed}");
        }
    }
}

#[test]
fn no_single_byte_of_the_body_can_be_another() {
    let text = issued();
    let (address, digits) = text.split_once('#').expect("a body");
    let body = digits::decode(digits).expect("digits");
    for at in 0..body.len() {
        for flip in 1..=u8::MAX {
            let mut body = body.clone();
            body[at] ^= flip;
            let changed = format!("{address}#{}", digits::encode(&body));
            assert!(!is_taken(&changed), "byte {at} of the body xor {flip}");
        }
    }
}

#[test]
fn a_truncated_lengthened_or_doubled_code_is_refused() {
    let text = issued();
    assert!((0..text.len()).all(|end| !is_taken(&text[..end])));
    for more in ["0", "000", "12345678901234567", " ", "\n", "#", "%20", "٠"] {
        assert!(!is_taken(&format!("{text}{more}")), "`{more}` at the end");
        assert!(!is_taken(&format!("{more}{text}")), "`{more}` at the start");
    }
    assert!(!is_taken(&format!("{text}{text}")));
}

#[test]
fn swapped_dropped_and_doubled_digits_are_refused() {
    let text = issued();
    for at in text.len() - 200..text.len() - 1 {
        let (a, b) = (&text[at..=at], &text[at + 1..at + 2]);
        let (head, tail) = (&text[..at], &text[at + 2..]);
        assert!(
            a == b || !is_taken(&format!("{head}{b}{a}{tail}")),
            "swapped at {at}"
        );
        assert!(!is_taken(&format!("{head}{a}{tail}")), "dropped at {at}");
        assert!(
            !is_taken(&format!("{head}{a}{a}{b}{tail}")),
            "doubled at {at}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic_and_never_taken_for_a_venue(
        text in prop_oneof![".{0,300}", "https://luuvet\\.example/v#[0-9]{0,400}", "000201.*", "([^|]{0,12}\\|){0,9}"],
    ) {
        prop_assert!(!is_taken(&text));
        prop_assert!(VenueCode::verify(&text, None).is_err());
    }

    #[test]
    fn any_signed_bytes_are_read_without_a_panic(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let text = format!("{ORIGIN}/v#{}", digits::encode(&[&[1], body.as_slice()].concat()));
        prop_assert!(!is_taken(&text));
    }
}
