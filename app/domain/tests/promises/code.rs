//! Venue codes: what is issued is read back, what others made is refused.

use domain::code::venue::{PATH, VenueCode};
use domain::code::{Code, CodeError, digits, short};
use domain::ids::VenueId;
use domain::venue::{PointKind, PointNumber, VenueKind};
use proptest::prelude::*;

use crate::{key, list_of};

pub(crate) const ORIGIN: &str = "https://luuvet.example";

pub(crate) fn stall() -> VenueCode {
    VenueCode {
        venue: VenueId::from_bytes([0xA7; 16]),
        point: PointNumber(3),
        poster_version: 1,
        venue_kind: VenueKind::PavementStall,
        point_kind: PointKind::Stall,
        usual_stay_minutes: 15,
        venue_name: "Bún chả cá Bà Lữ".to_owned(),
        ward_name: "Phường Hải Châu".to_owned(),
    }
}

#[test]
fn a_poster_is_read_by_a_phone_that_was_never_online() {
    let text = stall().issue(ORIGIN, &key(1));
    assert!(text.starts_with("https://luuvet.example/v#"));
    let read = Code::read(&text, Some(&list_of(&key(1), false)));
    assert_eq!(read, Ok(Code::Venue(stall())));
}

#[test]
fn a_code_of_another_or_a_revoked_key_is_refused() {
    let text = stall().issue(ORIGIN, &key(1));
    let read = |list| Code::read(&text, list);
    assert_eq!(read(None), Err(CodeError::NoKeys));
    let (other, revoked) = (list_of(&key(2), false), list_of(&key(1), true));
    assert_eq!(read(Some(&other)), Err(CodeError::UnknownKey));
    assert_eq!(read(Some(&revoked)), Err(CodeError::UnknownKey));
}

#[test]
fn a_true_body_under_a_false_address_is_refused() {
    let text = stall().issue(ORIGIN, &key(1));
    let list = list_of(&key(1), false);
    for origin in [
        "https://luuvet.example.evil",
        "http://luuvet.example",
        "https://LUUVET.example",
    ] {
        let read = Code::read(&text.replace(ORIGIN, origin), Some(&list));
        assert_eq!(read, Err(CodeError::Forged), "{origin}");
    }
}

#[test]
fn a_key_that_only_takes_the_name_of_a_true_one_signs_nothing() {
    let (text, forged) = (
        stall().issue(ORIGIN, &key(1)),
        stall().issue(ORIGIN, &key(2)),
    );
    let body = |text: &str| digits::decode(&text[ORIGIN.len() + PATH.len()..]).expect("digits");
    // The true body with the forger's signature.
    let true_body = body(&text);
    let split = true_body.len() - 64;
    let mixed = [&true_body[..split], &body(&forged)[split..]].concat();
    let text = format!("{ORIGIN}{PATH}{}", digits::encode(&mixed));
    let list = list_of(&key(1), false);
    assert_eq!(Code::read(&text, Some(&list)), Err(CodeError::Forged));
}

#[test]
fn a_code_of_a_later_version_asks_for_an_update() {
    let text = format!("{ORIGIN}{PATH}{}", digits::encode(&[2, 1, 2, 3]));
    assert_eq!(Code::read(&text, None), Err(CodeError::NewerVersion));
    let text = format!("{ORIGIN}{PATH}{}", digits::encode(&[0, 1, 2, 3]));
    assert_eq!(Code::read(&text, None), Err(CodeError::Damaged));
}

#[test]
fn short_codes_are_easy_to_read_out_and_differ_by_point() {
    let code = |point| short::short_code(stall().venue, PointNumber(point));
    assert_eq!(code(1), code(1));
    assert_eq!((code(1).len(), &code(1)[4..5]), (9, "-"));
    let all: std::collections::BTreeSet<_> = (0..500).map(code).collect();
    assert_eq!(all.len(), 500);
    assert!(!all.iter().any(|code| code.contains(['I', 'L', 'O', 'U'])));
}

fn point_kind() -> impl Strategy<Value = PointKind> {
    prop_oneof![
        Just(PointKind::Entrance),
        Just(PointKind::Exit),
        Just(PointKind::Reception),
        Just(PointKind::Till),
        Just(PointKind::PriceBoard),
        any::<u16>().prop_map(|number| PointKind::Table { number }),
        "[a-zàáãđ 0-9]{1,16}".prop_map(|label| PointKind::Own { label }),
    ]
}

proptest! {
    #[test]
    fn whatever_fits_is_read_back_exactly(
        venue in any::<[u8; 16]>(),
        numbers in any::<(u16, u16, u16)>(),
        kind in proptest::sample::select(VenueKind::ALL.to_vec()),
        point_kind in point_kind(),
        names in ("[\\p{L} ]{0,12}", "[\\p{L} ]{0,8}"),
    ) {
        let code = VenueCode {
            venue: VenueId::from_bytes(venue),
            point: PointNumber(numbers.0),
            poster_version: numbers.1,
            venue_kind: kind,
            point_kind,
            usual_stay_minutes: numbers.2,
            venue_name: names.0,
            ward_name: names.1,
        };
        let text = code.issue(ORIGIN, &key(1));
        prop_assert_eq!(VenueCode::verify(&text, Some(&list_of(&key(1), false))), Ok(code));
    }

    #[test]
    fn bytes_have_one_spelling_in_digits_and_only_that_one_is_read(
        bytes in proptest::collection::vec(any::<u8>(), 0..60),
        typed in "[0-9]{0,60}",
    ) {
        prop_assert_eq!(digits::decode(&digits::encode(&bytes)), Some(bytes));
        if let Some(read) = digits::decode(&typed) {
            prop_assert_eq!(digits::encode(&read), typed);
        }
    }
}
