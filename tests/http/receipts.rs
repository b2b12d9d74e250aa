//! Every record of a batch has a receipt of its own, and a bad one costs only
//! itself.

use domain::batch::{BatchReceipt, MAX_RECORD_BYTES};
use domain::check_in::CheckIn;
use domain::ids::VenueId;
use domain::record::{Outcome, Rejection};
use domain::venue::{PointNumber, Venue};
use serde_json::json;
use serde_json::value::{RawValue, to_raw_value};
use tests::server::Server;

use crate::owner::Owner;
use crate::phone::{Phone, outcomes, raw, send, text};

const PHONE: &str = "0912345678";
const STALL: &str = "Bánh mì Cô Ba";

fn rejected(reason: Rejection) -> Outcome {
    Outcome::Rejected { reason }
}

/// One good visit among everything that can be wrong with a record.
fn mixed(phone: &mut Phone, venue: &Venue, good: &CheckIn) -> Vec<(Box<RawValue>, Outcome)> {
    let mut other_content = good.clone();
    other_content.scanned_at = good.scanned_at.plus(std::time::Duration::from_secs(60));
    let mut unknown_venue = phone.check_in(venue);
    unknown_venue.venue = VenueId::from_bytes([9; 16]);
    let mut unknown_point = phone.check_in(venue);
    unknown_point.point = PointNumber(99);
    let mut too_old = phone.check_in(venue);
    too_old.scanned_at = too_old
        .scanned_at
        .minus(std::time::Duration::from_secs(40 * 86_400));
    let whole = text(phone.check_in(venue));
    // As the app sends a text that was cut when it was stored.
    let cut = to_raw_value(&whole.get()[..whole.get().len() / 2]).expect("JSON");
    let wrong_type = whole.get().replace("\"point\":1", "\"point\":\"1\"");
    let lacks_field = whole.get().replace("\"point\":1,", "");
    let unknown_kind = whole.get().replace("check_in", "check_out");
    let oversized = json!({ "id": good.id, "more": "x".repeat(MAX_RECORD_BYTES) });
    let deep = format!("{}{}", "[".repeat(2_000), "]".repeat(2_000));
    vec![
        (cut, rejected(Rejection::NotJson)),
        (raw(wrong_type), rejected(Rejection::Malformed)),
        (text(good.clone()), Outcome::Recorded),
        (raw(lacks_field), rejected(Rejection::Malformed)),
        (raw(unknown_kind), rejected(Rejection::Malformed)),
        (raw("17"), rejected(Rejection::Malformed)),
        (raw("null"), rejected(Rejection::Malformed)),
        (raw(deep), rejected(Rejection::Malformed)),
        (raw(oversized.to_string()), rejected(Rejection::TooLarge)),
        (text(good.clone()), Outcome::AlreadyRecorded),
        (text(other_content), rejected(Rejection::OtherContent)),
        (text(unknown_venue), rejected(Rejection::UnknownVenue)),
        (text(unknown_point), rejected(Rejection::UnknownPoint)),
        (text(too_old), rejected(Rejection::TooOld)),
    ]
}

#[test]
fn a_bad_record_costs_only_itself() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, PHONE, STALL);
    let mut phone = Phone::new(3);
    let good = phone.check_in(&owner.venue);
    let (texts, expected): (Vec<_>, Vec<_>) =
        mixed(&mut phone, &owner.venue, &good).into_iter().unzip();
    let batch = phone.batch(texts);

    let receipt: BatchReceipt = send(&owner.wire, &batch).expect();
    assert_eq!(receipt.batch, batch.id);
    assert_eq!(outcomes(&receipt), expected);
    assert_eq!(receipt.receipts[0].id, None, "it cannot be read");
    assert_eq!(receipt.receipts[8].id, Some(good.id), "it can be read");

    let rows = owner.history();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].id, rows[0].venue_name.as_str()), (good.id, STALL));

    let again: BatchReceipt = send(&owner.wire, &batch).expect();
    let once: Vec<_> = expected
        .into_iter()
        .map(|it| {
            if it == Outcome::Recorded {
                Outcome::AlreadyRecorded
            } else {
                it
            }
        })
        .collect();
    assert_eq!(outcomes(&again), once);
    assert_eq!(owner.history().len(), 1);
}
