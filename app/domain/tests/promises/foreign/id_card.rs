//! The citizen ID card: what it says, and that its fields must agree.

use domain::code::foreign::{Foreign, ForeignError, IdCardError, Sex, read};
use proptest::prelude::*;

/// A card of nobody's: the names of the letters, and a number of zeros.
const CARD: &str = "048096000012|200000000|Nguyễn Văn Ất|29021996|Nam|Tổ 0, Đà Nẵng|01032021";

fn card(number: &str, birth: &str, sex: &str) -> String {
    format!("{number}||Trần Thị Bính|{birth}|{sex}|Tổ 0, Đà Nẵng|01032021")
}

fn fails(text: &str, error: IdCardError) {
    assert_eq!(read(text), Err(ForeignError::IdCard(error)), "{text}");
}

#[test]
fn a_card_says_who_somebody_is_and_hides_the_rest() {
    for text in [
        card("048300000012", "01012000", "Nữ"),
        card("048300000012", "01012000", "Nữ") + "||||",
        card("048300000012", "01012000", "Nu\u{31b}\u{303}") + "|Trần Văn Giáp|Lê Thị Mão|",
        format!("\u{feff}{}\r\n", card("048300000012", "01012000", "Nữ")),
    ] {
        let Ok(Foreign::IdCard(card)) = read(&text) else {
            panic!("{text}: {:?}", read(&text));
        };
        assert_eq!(card.masked_name, "T** T** B**");
        assert_eq!((card.year_of_birth, card.sex), (2000, Sex::Female));
        assert_eq!(card.issued.to_string(), "2021-03-01");
        assert_eq!(card.number.to_string(), "*********012");
        assert_eq!(card.number.reveal_to_seal(), "048300000012");
        let number = serde_json::to_string(&card.number).expect("a text");
        assert_eq!(number, "\"*********012\"");
        let debug = format!("{card:?}");
        for hidden in ["048300", "Trần", "Bính", "Đà Nẵng", "Giáp"] {
            assert!(!debug.contains(hidden), "{hidden} in {debug}");
        }
    }
}

#[test]
fn every_century_and_sex_has_its_digit() {
    for (digit, year, sex) in [
        ('0', 1999, "Nam"),
        ('1', 1999, "Nữ"),
        ('2', 2099, "Nam"),
        ('3', 2099, "Nữ"),
        ('4', 2100, "Nam"),
        ('5', 2100, "Nữ"),
    ] {
        let number = format!("048{digit}{:02}000012", year % 100);
        let text = format!("{number}||Trần Bính|0101{year}|{sex}|Đà Nẵng|01012101");
        assert!(read(&text).is_ok(), "{text}: {:?}", read(&text));
    }
}

#[test]
fn fields_that_disagree_are_told_by_name() {
    fails(
        &card("048301000012", "01012000", "Nữ"),
        IdCardError::YearDisagrees,
    );
    fails(
        &card("048100000012", "01012000", "Nữ"),
        IdCardError::YearDisagrees,
    );
    fails(
        &card("048200000012", "01012000", "Nữ"),
        IdCardError::SexDisagrees,
    );
    fails(
        &card("048300000012", "01012000", "Nam"),
        IdCardError::SexDisagrees,
    );
    fails(
        &card("048321000012", "02032021", "Nữ"),
        IdCardError::IssuedBeforeBirth,
    );
    fails(&card("003300000012", "01012000", "Nữ"), IdCardError::Place);
    fails(&card("000300000012", "01012000", "Nữ"), IdCardError::Place);
    fails(
        &card("048300000012", "29022001", "Nữ"),
        IdCardError::BirthDate,
    );
    fails(
        &card("048300000012", "01132000", "Nữ"),
        IdCardError::BirthDate,
    );
    fails(&card("048300000012", "01012000", "N"), IdCardError::Sex);
    fails(&CARD.replace("200000000", "2000"), IdCardError::OldNumber);
    fails(&CARD.replace("Nguyễn Văn Ất", " "), IdCardError::Name);
    fails(&CARD.replace("Văn", "\u{202e}"), IdCardError::Name);
    fails(
        &CARD.replace("01032021", "01042O21"),
        IdCardError::IssueDate,
    );
    fails(&format!("{CARD}|"), IdCardError::Fields);
    fails(&format!("{CARD}||"), IdCardError::Fields);
}

#[test]
fn somebody_born_abroad_has_a_card_too() {
    assert!(read(&card("210300000012", "01012000", "Nữ")).is_ok());
}

#[test]
fn no_other_digit_passes_where_fields_hold_the_same() {
    assert!(read(CARD).is_ok());
    let birth = CARD.find("1996").expect("a year");
    // Sex and year in the number, and the year of the birth date.
    for at in (3..6).chain(birth..birth + 4) {
        for digit in '0'..='9' {
            let mut changed = CARD.to_owned();
            changed.replace_range(at..=at, &digit.to_string());
            assert!(changed == CARD || read(&changed).is_err(), "{changed}");
        }
    }
}

proptest! {
    #[test]
    fn every_made_card_is_read_back(
        province in prop::sample::select(vec![1_u16, 26, 48, 79, 96, 101, 399]),
        year in 1970_u16..2020,
        (month, day) in (1_u8..=12, 1_u8..=28),
        random in 0_u32..1_000_000,
        is_male in any::<bool>(),
        later in any::<bool>(),
    ) {
        let century = (year - 1900) / 100 * 2 + u16::from(!is_male);
        let number = format!("{province:03}{century}{:02}{random:06}", year % 100);
        let sex = if is_male { "Nam" } else { "Nữ" };
        let more = if later { "||||" } else { "" };
        let text = format!("{number}||Lê Ất Sửu|{day:02}{month:02}{year}|{sex}|Huế|01012022{more}");
        let Ok(Foreign::IdCard(card)) = read(&text) else {
            return Err(TestCaseError::fail(text));
        };
        prop_assert_eq!(card.number.reveal_to_seal(), number);
        prop_assert_eq!(card.year_of_birth, year);
        prop_assert_eq!(card.sex == Sex::Male, is_male);
    }
}
