//! Payment codes are named with their bank, and a wrong digit is found.

use domain::code::foreign::{Foreign, ForeignError, Payment, PaymentError, read};
use proptest::prelude::*;

fn tag(tag: &str, value: &str) -> String {
    format!("{tag}{:02}{value}", value.len())
}

/// A till of nobody's: bank `970400`, account `0000000000`.
fn body(guid: &str, name: &str) -> String {
    let bank = tag("00", "970400") + &tag("01", "0000000000");
    let account = tag("00", guid) + &tag("01", &bank) + &tag("02", "QRIBFTTA");
    tag("00", "01")
        + &tag("01", "11")
        + &tag("38", &account)
        + &tag("53", "704")
        + &tag("58", "VN")
        + &tag("59", name)
        + "6304"
}

/// CRC-16/CCITT bit by bit, written apart from the one that is tested.
fn with_checksum(body: &str) -> String {
    let mut crc = 0xFFFF_u32;
    for bit in body
        .bytes()
        .flat_map(|byte| (0..8).rev().map(move |at| u32::from(byte >> at) & 1))
    {
        let top = crc >> 15 & 1;
        crc = crc << 1 & 0xFFFF;
        if top != bit {
            crc ^= 0x1021;
        }
    }
    format!("{body}{crc:04X}")
}

#[test]
fn a_payment_code_names_its_bank() {
    let text = with_checksum(&body("A000000727", "QUAN"));
    let bank = Some("970400".to_owned());
    assert_eq!(read(&text), Ok(Foreign::Payment(Payment::VietQr { bank })));
    let other = with_checksum(&body("A000000000", "QUAN"));
    assert_eq!(read(&other), Ok(Foreign::Payment(Payment::Other)));
    assert_eq!(
        read(&other.to_lowercase()),
        Err(ForeignError::Payment(PaymentError::Damaged))
    );
}

#[test]
fn a_cut_code_is_incomplete() {
    let text = with_checksum(&body("A000000727", "QUAN"));
    for end in 6..text.len() {
        assert!(read(&text[..end]).is_err(), "{end}");
    }
}

proptest! {
    #[test]
    fn another_character_is_always_found(at in 6_usize..300, other in "[0-9A-Z]") {
        let text = with_checksum(&body("A000000727", "QUAN BA HAI"));
        let at = at % (text.len() - 4);
        let mut changed = text.clone();
        changed.replace_range(at..=at, &other);
        prop_assume!(changed != text && changed.starts_with("000201"));
        prop_assert!(read(&changed).is_err(), "{}", changed);
    }

    #[test]
    fn any_tags_with_a_right_checksum_are_a_payment(rest in "\\PC{0,200}") {
        let text = with_checksum(&format!("000201{rest}6304"));
        prop_assert!(matches!(read(&text), Ok(Foreign::Payment(_))), "{}", text);
    }
}
