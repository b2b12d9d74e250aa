//! Phone numbers as somebody types them for a sharing, and names of keys.

use domain::owner::key::{MAX_KEY_NAME, key_name};
use domain::owner::sharing::typed_phones;
use domain::phone::PhoneNumber;
use proptest::prelude::*;

#[test]
fn numbers_are_parted_by_commas_semicolons_and_lines() {
    for (text, expected) in [
        ("", vec![]),
        (" , ;\n,", vec![]),
        ("0912345678", vec!["0912345678"]),
        (
            "0912 345 678,0987654321",
            vec!["0912 345 678", "0987654321"],
        ),
        ("a;b\nc\r\nd，e،f,", vec!["a", "b", "c", "d", "e", "f"]),
        ("+84 (0) 912.345.678 ; x", vec!["+84 (0) 912.345.678", "x"]),
        // The same twice is told twice.
        ("1,1", vec!["1", "1"]),
    ] {
        assert_eq!(typed_phones(text).collect::<Vec<_>>(), expected, "{text:?}");
    }
}

#[test]
fn one_bad_number_leaves_the_others_good() {
    let good = typed_phones("0912345678, 12, xin chào, 0987654321")
        .filter(|typed| PhoneNumber::parse(typed).is_ok());
    assert_eq!(good.collect::<Vec<_>>(), ["0912345678", "0987654321"]);
}

#[test]
fn a_key_has_a_name_that_is_seen() {
    let longest = "ễ".repeat(MAX_KEY_NAME);
    for (typed, kept) in [
        ("  Camera \t cổng\n", Some("Camera cổng")),
        ("=1+1", Some("=1+1")),
        (longest.as_str(), Some(longest.as_str())),
        ("", None),
        (" \n", None),
        ("\u{200d}", None),
        ("\u{301}", None),
        ("a\u{202e}b", None),
        (&format!("{longest}ễ"), None),
    ] {
        assert_eq!(key_name(typed).as_deref(), kept, "{typed:?}");
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_no_part_is_empty_or_holds_a_comma(text in "\\PC*") {
        for part in typed_phones(&text) {
            prop_assert!(!part.is_empty() && part.trim() == part);
            prop_assert!(!part.contains([',', ';', '\n']));
        }
    }
}
