//! What owners enter: nothing that spoils a poster gets through.

use domain::area::AreaCode;
use domain::venue::{
    MAX_ADDRESS, MAX_LABEL, MAX_NAME, PointKind, VenueDetails, VenueError, VenueKind,
};
use proptest::prelude::*;

fn details(name: &str) -> VenueDetails {
    VenueDetails {
        name: name.to_owned(),
        kind: VenueKind::Grocery,
        address: "1 Bạch Đằng".to_owned(),
        ward: AreaCode(20_194),
        usual_stay_minutes: 20,
    }
}

fn check(name: &str, expected: Result<&str, VenueError>) {
    let checked = details(name).checked().map(|it| it.name);
    assert_eq!(
        checked.as_deref().map_err(|error| *error),
        expected,
        "{name:?}"
    );
}

#[test]
fn names_that_people_use_are_taken_and_tidied() {
    check("  Chè \t Liên\n", Ok("Chè Liên"));
    for name in [
        "Ố",
        "Bu\u{301}n",
        "Cháo 3 nghìn",
        "Ăn vặt 🍜",
        "Nhà 👩\u{200d}🍳",
        "ร้าน",
        "K",
        "<b>",
    ] {
        check(name, Ok(name));
    }
    check(&"ễ".repeat(MAX_NAME), Ok(&"ễ".repeat(MAX_NAME)));
}

#[test]
fn names_that_spoil_a_poster_are_refused() {
    for name in ["", " ", "\u{3000}", "\u{301}", "\u{200d}", "\u{fe0f}"] {
        check(name, Err(VenueError::NoName));
    }
    check(&"a".repeat(MAX_NAME + 1), Err(VenueError::NameTooLong));
    for it in "\0\u{7}\u{1b}\u{7f}\u{ad}\u{200b}\u{200e}\u{202e}\u{2066}\u{2060}\u{feff}\u{fffd}\u{e000}\u{e0041}\u{3164}".chars() {
        check(&format!("Ch{it}è"), Err(VenueError::NotPrintable));
    }
    check(
        &format!("Z{}", "\u{35c}".repeat(20)),
        Err(VenueError::NotPrintable),
    );
}

#[test]
fn every_field_of_the_form_is_checked() {
    let check = |details: VenueDetails, error| assert_eq!(details.checked(), Err(error));
    let good = || details("Chè Liên");
    let address = |text: &str| VenueDetails {
        address: text.to_owned(),
        ..good()
    };
    check(address(" "), VenueError::NoAddress);
    check(
        address(&"a".repeat(MAX_ADDRESS + 1)),
        VenueError::AddressTooLong,
    );
    check(address("1\u{202e}2"), VenueError::NotPrintable);
    for usual_stay_minutes in [0, 1_441, u16::MAX] {
        check(
            VenueDetails {
                usual_stay_minutes,
                ..good()
            },
            VenueError::StayOutOfRange,
        );
    }
}

#[test]
fn points_need_a_number_or_a_label() {
    let own = |label: &str| PointKind::Own {
        label: label.to_owned(),
    };
    assert_eq!(own(" Quầy  kem ").checked(), Ok(own("Quầy kem")));
    assert_eq!(own("\u{301}").checked(), Err(VenueError::NoLabel));
    assert_eq!(
        own(&"a".repeat(MAX_LABEL + 1)).checked(),
        Err(VenueError::LabelTooLong)
    );
    assert_eq!(
        PointKind::Table { number: 0 }.checked(),
        Err(VenueError::NoTableNumber)
    );
    assert!(PointKind::Table { number: 1 }.checked().is_ok());
}

#[test]
fn every_kind_has_a_number_of_its_own_and_a_stay_the_form_takes() {
    for kind in VenueKind::ALL {
        assert_eq!(VenueKind::from_number(kind.number()), Some(kind));
        let minutes = u16::try_from(kind.usual_stay().as_secs() / 60).expect("a day at most");
        let details = VenueDetails {
            kind,
            usual_stay_minutes: minutes,
            ..details("Chè Liên")
        };
        assert!(details.checked().is_ok());
    }
    assert_eq!(VenueKind::from_number(99), None);
}

proptest! {
    #[test]
    fn checking_twice_changes_nothing_more(name in ".{0,70}") {
        if let Ok(checked) = details(&name).checked() {
            prop_assert_eq!(checked.clone().checked(), Ok(checked));
        }
    }
}
