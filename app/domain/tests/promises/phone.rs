//! Phone numbers, our own table and libphonenumber's labels.

use std::path::Path;

use domain::phone::{PhoneError, PhoneNumber};
use proptest::prelude::*;

fn check(text: &str, expected: Result<&str, PhoneError>) {
    let number = PhoneNumber::parse(text);
    let number = number
        .as_ref()
        .map(PhoneNumber::e164)
        .map_err(|error| *error);
    assert_eq!(number, expected, "`{text}`");
}

#[test]
fn every_usual_way_of_typing_a_number_gives_the_same_one() {
    for text in [
        "0912345678",
        "84912345678",
        "+84912345678",
        "0084912345678",
        "912345678",
        "+84 (0) 912 345 678",
        "(+84) 912345678",
        "0912.345.678",
        "0912-345-678",
        " 091 2345678 ",
        "tel:+84912345678",
        "０９１２３４５６７８",
        "٠٩١٢٣٤٥٦٧٨",
        "\u{202a}+84912345678\u{202c}",
        "0912345678\u{200b}",
        "0912345678 ext. 12",
    ] {
        check(text, Ok("+84912345678"));
    }
    check("841234567", Ok("+84841234567"));
}

#[test]
fn what_is_no_vietnamese_mobile_number_is_refused_with_the_reason() {
    for (text, reason) in [
        ("", PhoneError::Empty),
        (" \u{a0}", PhoneError::Empty),
        ("không", PhoneError::NotDigits),
        ("0912345678 hoặc nhà", PhoneError::NotDigits),
        ("0912@345678", PhoneError::NotDigits),
        ("09123456", PhoneError::TooShort),
        ("09123456789", PhoneError::TooLong),
        ("+66812345678", PhoneError::OtherCountry),
        ("006591234567", PhoneError::OtherCountry),
        ("0168 890 2465", PhoneError::OldElevenDigits),
        ("+841234567890", PhoneError::OldElevenDigits),
        ("02838291111", PhoneError::NotMobile),
        ("0412345678", PhoneError::NotMobile),
        (&"9".repeat(10_000), PhoneError::TooLong),
    ] {
        check(text, Err(reason));
    }
}

#[test]
fn a_number_never_reaches_a_log_line_or_a_strangers_eye() {
    let number = PhoneNumber::parse("0912345678").expect("a mobile number");
    assert_eq!(format!("{number:?}"), "PhoneNumber(hidden)");
    assert_eq!(number.masked(), "+84 9** *** *78");
}

#[test]
fn libphonenumber_agrees_on_every_labelled_number() {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/phone/vietnam.json");
    let Ok(text) = std::fs::read_to_string(&file) else {
        eprintln!("skipped: ../shared/data/phone/vietnam.json is absent");
        return;
    };
    let labels: serde_json::Value = serde_json::from_str(&text).expect("a JSON file");
    for case in labels["cases"].as_array().expect("a list of cases") {
        let is_ours = case["valid"] == true && case["mobile"] == true && case["region"] == "VN";
        let input = case["input"].as_str().expect("an input");
        let ours = PhoneNumber::parse(input).ok();
        let theirs = case["e164"].as_str().filter(|_| is_ours);
        assert_eq!(ours.as_ref().map(PhoneNumber::e164), theirs, "`{input}`");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic_and_a_number_reads_back_as_itself(
        text in prop_oneof![".*", "[+0٠０]{0,3}[ 0-9().x#-]{0,20}"],
    ) {
        if let Ok(number) = PhoneNumber::parse(&text) {
            prop_assert_eq!(number.e164().len(), 12);
            prop_assert_eq!(PhoneNumber::parse(number.e164()), Ok(number));
        }
    }
}
