//! The JSON that the server answers, as old phones must understand it.

use domain::area::AreaCode;
use domain::batch::BatchReceipt;
use domain::code::keys::SignedKeyList;
use domain::history::{Cursor, HistoryFilter};
use domain::ids::{BatchId, PersonId, RecordId, VenueId};
use domain::person::Person;
use domain::phone::PhoneNumber;
use domain::record::{Outcome, Receipt, Rejection};
use domain::venue::{Point, PointKind, PointNumber, Venue, VenueDetails, VenueKind};

use crate::wire::check;
use crate::{at, key, list_of};

#[test]
fn receipts() {
    let receipt = |id, outcome| Receipt { id, outcome };
    let own = Some(RecordId::from_bytes([1; 16]));
    let reason = Rejection::NotJson;
    let receipts = vec![
        receipt(own, Outcome::Recorded),
        receipt(own, Outcome::AlreadyRecorded),
        receipt(None, Outcome::Rejected { reason }),
    ];
    let answer = BatchReceipt {
        renamed: vec![],
        issued: vec![],
        batch: BatchId::from_bytes([5; 16]),
        server_time: at(9),
        receipts,
    };
    let text = r#"{"batch":"05050505-0505-0505-0505-050505050505","server_time":1790000000009,"receipts":[{"id":"01010101-0101-0101-0101-010101010101","outcome":"recorded"},{"id":"01010101-0101-0101-0101-010101010101","outcome":"already_recorded"},{"id":null,"outcome":"rejected","reason":"not_json"}]}"#;
    check(&answer, text);
}

#[test]
fn a_reason_of_a_later_version_is_a_rejection_all_the_same() {
    let text = r#"{"id":null,"outcome":"rejected","reason":"on_a_tuesday"}"#;
    let read: Receipt = serde_json::from_str(text).expect("it is read");
    let reason = Rejection::Other;
    assert_eq!(read.outcome, Outcome::Rejected { reason });
}

#[test]
fn a_venue() {
    let venue = Venue {
        id: VenueId::from_bytes([2; 16]),
        details: VenueDetails {
            name: "Chè Liên".to_owned(),
            kind: VenueKind::TakeAway,
            address: "1 Bạch Đằng".to_owned(),
            ward: AreaCode(20_194),
            usual_stay_minutes: 15,
        },
        ward_name: "Phường Hải Châu".to_owned(),
        points: vec![Point {
            number: PointNumber(1),
            kind: PointKind::Stall,
            poster_version: 1,
        }],
    };
    let text = r#"{"id":"02020202-0202-0202-0202-020202020202","name":"Chè Liên","kind":"take_away","address":"1 Bạch Đằng","ward":20194,"usual_stay_minutes":15,"ward_name":"Phường Hải Châu","points":[{"number":1,"kind":{"at":"stall"},"poster_version":1}]}"#;
    check(&venue, text);
}

#[test]
fn a_person() {
    let phone = PhoneNumber::parse("0912345678").expect("a mobile number");
    let person = Person {
        id: PersonId::from_bytes([3; 16]),
        phone,
        name: String::new(),
    };
    let text = r#"{"id":"03030303-0303-0303-0303-030303030303","phone":"+84912345678","name":""}"#;
    check(&person, text);
}

#[test]
fn a_filter_of_the_scan_history() {
    let read: HistoryFilter = serde_json::from_str("{}").expect("all fields may be missing");
    assert_eq!(read, HistoryFilter::default());
    let cursor = Cursor {
        at: at(0),
        id: RecordId::from_bytes([1; 16]),
    };
    let text = r#"{"at":1790000000000,"id":"01010101-0101-0101-0101-010101010101"}"#;
    check(&cursor, text);
}

#[test]
fn a_key_list() {
    let signed = SignedKeyList::sign(&list_of(&key(1), false), &key(9)).expect("it is written");
    let list = r#"{"sequence":1,"issued_at":1790000000000,"origins":["https://luuvet.example"],"keys":[{"key":"8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c","revoked":false}]}"#;
    assert_eq!(signed.list, list);
}
