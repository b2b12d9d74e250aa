//! The health insurance card: whatever its fields, number and name stay hidden.

use domain::code::foreign::{Foreign, ForeignError, InsuranceError, Sex, read};

fn hex(text: &str) -> String {
    text.bytes().map(|it| format!("{it:02x}")).collect()
}

#[test]
fn old_and_new_cards_are_read() {
    let name = hex("Nguyễn Thị Mùi");
    for (text, number, sex) in [
        (
            format!(
                "GD4480000000123|{name}|01/02/1960|2|{}|48 - 000|01/01/2021|-|$",
                hex("Huế")
            ),
            "GD4480000000123",
            Some(Sex::Female),
        ),
        (
            format!("gd4480000000123|{name}|1960|1|-$"),
            "GD4480000000123",
            Some(Sex::Male),
        ),
        (
            format!("0000000123|{}|01/02/1960|", name.to_uppercase()),
            "0000000123",
            None,
        ),
        (
            "0000000123|Nguyễn Thị Mùi|1960|Nữ|$".to_owned(),
            "0000000123",
            Some(Sex::Female),
        ),
    ] {
        let Ok(Foreign::Insurance(card)) = read(&text) else {
            panic!("{text}: {:?}", read(&text));
        };
        assert_eq!(card.number.reveal_to_seal(), number);
        assert_eq!(card.masked_name, "N** T** M**");
        assert_eq!((card.year_of_birth, card.sex), (1960, sex));
        let debug = format!("{card:?}");
        assert!(
            !debug.contains("0000000123") && !debug.contains("Nguyễn"),
            "{debug}"
        );
    }
}

#[test]
fn what_is_broken_is_told() {
    let name = hex("Nguyễn Thị Mùi");
    for (text, error) in [
        (
            format!("GD4480000000123|{name}|32/02/1960|2|$"),
            InsuranceError::BirthDate,
        ),
        (
            "GD4480000000123|ff00ff00|1960|2|$".to_owned(),
            InsuranceError::Name,
        ),
        (
            "GD4480000000123|4e00|1960|2|$".to_owned(),
            InsuranceError::Name,
        ),
    ] {
        assert_eq!(read(&text), Err(ForeignError::Insurance(error)), "{text}");
    }
}
