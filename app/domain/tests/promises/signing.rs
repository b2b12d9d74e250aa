//! What a phone signs: batches and the claim of its own trace.

use domain::batch::{Batch, DeviceKey, SignatureText};
use domain::device::{is_attach_signed, sign_attach};
use domain::ids::{BatchId, ChallengeId};
use domain::time::ClockReading;
use serde_json::value::RawValue;

use crate::{at, key};

fn raw(text: &str) -> Box<RawValue> {
    RawValue::from_string(text.to_owned()).expect("a JSON text")
}

fn batch() -> Batch {
    let clock = ClockReading {
        offset_ms: 7,
        error_ms: 2,
        measured_at: at(0),
    };
    let records = vec![raw(r#"{"a":1}"#), raw("[ 2 ]")];
    Batch::signed(
        &key(1),
        BatchId::from_bytes([5; 16]),
        at(1),
        Some(clock),
        records,
    )
}

#[test]
fn a_batch_stays_signed_on_its_way_down_to_the_last_blank() {
    let text = serde_json::to_string(&batch()).expect("a batch is written as JSON");
    let read: Batch = serde_json::from_str(&text).expect("and read back");
    assert!(read.is_signed());
    assert_eq!(read.records[1].get(), "[ 2 ]");
}

#[test]
fn nothing_of_a_batch_can_be_altered() {
    let changes: [fn(&mut Batch); 8] = [
        |batch| batch.id = BatchId::from_bytes([6; 16]),
        |batch| batch.device = DeviceKey::of(&key(2)),
        |batch| batch.sent_at = at(2),
        |batch| batch.clock = None,
        |batch| batch.clock = batch.clock.map(|it| ClockReading { error_ms: 3, ..it }),
        |batch| batch.records.swap(0, 1),
        |batch| batch.records[1] = raw("[2]"),
        |batch| drop(batch.records.pop()),
    ];
    for (number, change) in changes.iter().enumerate() {
        let mut batch = batch();
        assert!(batch.is_signed());
        change(&mut batch);
        assert!(!batch.is_signed(), "change {number}");
    }
}

#[test]
fn a_phone_claims_its_own_trace_and_no_other() {
    let (challenge, other) = (
        ChallengeId::from_bytes([1; 16]),
        ChallengeId::from_bytes([2; 16]),
    );
    let signature = sign_attach(&key(1), challenge);
    let own = DeviceKey::of(&key(1));
    assert!(is_attach_signed(&own, challenge, &signature));
    assert!(!is_attach_signed(&own, other, &signature));
    assert!(!is_attach_signed(
        &DeviceKey::of(&key(2)),
        challenge,
        &signature
    ));
}

#[test]
fn a_key_is_exactly_64_hexadecimal_digits() {
    let read = |text: String| DeviceKey::try_from(text);
    let own = DeviceKey::of(&key(1));
    assert_eq!(read(String::from(own)), Ok(own));
    for wrong in [
        "",
        "0",
        &"0".repeat(63),
        &"0".repeat(65),
        &"+f".repeat(32),
        &"é".repeat(32),
        &"g".repeat(64),
    ] {
        assert!(read(wrong.to_owned()).is_err(), "`{wrong}`");
        assert!(SignatureText::try_from(wrong.to_owned()).is_err());
    }
}
