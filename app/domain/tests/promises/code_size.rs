//! Venue codes stay small enough for a poster read by a cheap phone.

use domain::code::venue::{MAX_ORIGIN, VenueCode};
use domain::venue::PointKind;
use qrcode::types::Version;
use qrcode::{EcLevel, QrCode};

use crate::code::{ORIGIN, stall};
use crate::{key, list_of};

/// The version of the QR code, as the poster page makes it.
fn version(text: &str) -> i16 {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).expect("it fits a QR code");
    match code.version() {
        Version::Normal(number) => number,
        Version::Micro(_) => 0,
    }
}

#[test]
fn the_longest_code_fits_version_12_at_level_m() {
    let origin = format!("https://{}", "w".repeat(MAX_ORIGIN - "https://".len()));
    let long = |letters: usize| "ễ".repeat(letters);
    for (name, ward, label) in [(60, 60, 24), (60, 0, 24), (60, 60, 0), (0, 60, 24)] {
        let code = VenueCode {
            venue_name: long(name),
            ward_name: long(ward),
            point_kind: PointKind::Own { label: long(label) },
            ..stall()
        };
        let text = code.issue(&origin, &key(1));
        let read = VenueCode::verify(&text, Some(&list_of(&key(1), false))).expect("a true code");
        assert!(
            name == 0 || read.venue_name.chars().count() >= 20,
            "{read:?}"
        );
        let version = version(&text);
        println!("longest: {} characters, version {version}", text.len());
        assert!(
            version <= 12,
            "version {version} for {} characters",
            text.len()
        );
    }
}

#[test]
fn a_stalls_code_is_smaller() {
    let text = stall().issue(ORIGIN, &key(1));
    let version = version(&text);
    println!("typical: {} characters, version {version}", text.len());
    assert!(version <= 10, "version {version}");
}
