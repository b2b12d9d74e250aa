//! The JSON that phones send and store. A phone may run a months-old app, so
//! these texts are never changed: a new form is added below the old one.

use domain::check_in::Undo;
use domain::ids::{BatchId, RecordId};
use domain::outbox::State;
use domain::record::{Record, Rejection};
use domain::time::ClockReading;
use domain::venue::{PointKind, VenueKind};
use domain::{batch::Batch, check_in::CheckIn};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::records::check_in;
use crate::{at, key};

/// Whether the value is written as this text, and the text read as the value.
pub(crate) fn check<T: Serialize + DeserializeOwned>(value: &T, text: &str) {
    assert_eq!(serde_json::to_string(value).expect("it is written"), text);
    let read: T = serde_json::from_str(text).expect("it is read");
    assert_eq!(serde_json::to_string(&read).expect("it is written"), text);
}

const CHECK_IN: &str = r#"{"kind":"check_in","id":"01010101-0101-0101-0101-010101010101","venue":"02020202-0202-0202-0202-020202020202","point":3,"poster_version":1,"method":"camera","scanned_at":1790000000000"#;

#[test]
fn a_check_in_with_and_without_a_measured_clock() {
    check(&Record::CheckIn(check_in()), &format!("{CHECK_IN}}}"));
    let clock = Some(ClockReading {
        offset_ms: -5,
        error_ms: 20,
        measured_at: at(0),
    });
    let text = r#","clock":{"offset_ms":-5,"error_ms":20,"measured_at":1790000000000}}"#;
    check(
        &Record::CheckIn(CheckIn {
            clock,
            ..check_in()
        }),
        &format!("{CHECK_IN}{text}"),
    );
}

#[test]
fn an_undo() {
    let undo = Undo {
        id: RecordId::from_bytes([4; 16]),
        check_in: check_in().id,
        undone_at: at(5),
    };
    let text = r#"{"kind":"undo","id":"04040404-0404-0404-0404-040404040404","check_in":"01010101-0101-0101-0101-010101010101","undone_at":1790000000005}"#;
    check(&Record::Undo(undo), text);
}

#[test]
fn a_record_with_fields_of_a_later_version_is_still_read() {
    let text = format!(r#"{CHECK_IN},"companions":2}}"#);
    let read: Record = serde_json::from_str(&text).expect("it is read");
    assert_eq!(read, Record::CheckIn(check_in()));
}

#[test]
fn a_record_that_says_a_thing_twice_or_not_at_all_is_not_read() {
    let twice = format!(r#"{CHECK_IN},"point":4}}"#);
    let lacking = CHECK_IN.replace(r#""point":3,"#, "") + "}";
    let wrong = CHECK_IN.replace(r#""point":3"#, r#""point":3.5"#) + "}";
    let huge = CHECK_IN.replace(r#""point":3"#, r#""point":65536"#) + "}";
    for text in [twice, lacking, wrong, huge] {
        assert!(serde_json::from_str::<Record>(&text).is_err(), "{text}");
    }
}

#[test]
fn a_batch() {
    let batch = Batch::signed(&key(1), BatchId::from_bytes([5; 16]), at(1), None, vec![]);
    let signature = String::from(batch.signature);
    let text = format!(
        r#"{{"id":"05050505-0505-0505-0505-050505050505","device":"8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c","sent_at":1790000000001,"records":[],"signature":"{signature}"}}"#
    );
    check(&batch, &text);
}

#[test]
fn the_states_of_an_outbox_entry() {
    check(
        &State::Waiting { refusals: 2 },
        r#"{"state":"waiting","refusals":2}"#,
    );
    check(
        &State::Received { at: at(0) },
        r#"{"state":"received","at":1790000000000}"#,
    );
    let reason = Rejection::TooOld;
    let text = r#"{"state":"rejected","at":1790000000000,"reason":"too_old"}"#;
    check(&State::Rejected { at: at(0), reason }, text);
}

#[test]
fn points_and_kinds() {
    check(&PointKind::PriceBoard, r#"{"at":"price_board"}"#);
    check(
        &PointKind::Table { number: 4 },
        r#"{"at":"table","number":4}"#,
    );
    let label = "Quầy kem".to_owned();
    check(
        &PointKind::Own { label },
        r#"{"at":"own","label":"Quầy kem"}"#,
    );
    check(&VenueKind::PavementStall, r#""pavement_stall""#);
    check(&VenueKind::TakeAway, r#""take_away""#);
}
