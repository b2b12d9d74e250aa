//! How much a batch may hold, and whose it must be.

use domain::batch::{Batch, BatchReceipt, MAX_RECORD_BYTES, MAX_RECORDS, SignatureText};
use domain::record::Outcome;
use serde_json::value::RawValue;
use tests::server::Server;

use crate::owner::Owner;
use crate::phone::{Phone, outcomes, raw, send, text};

const PHONE: &str = "0912345678";
const STALL: &str = "Bánh mì Cô Ba";

#[test]
fn two_hundred_records_are_one_batch_and_one_more_is_too_many() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, PHONE, STALL);
    let mut phone = Phone::new(4);
    let (_, too_many) = phone.visits(&owner.venue, MAX_RECORDS + 1);
    let reply = send(&owner.wire, &too_many);
    assert_eq!((reply.status, reply.error()), (413, "too_large".to_owned()));
    assert!(owner.history().is_empty());

    let (ids, batch) = phone.visits(&owner.venue, MAX_RECORDS);
    let receipt: BatchReceipt = send(&owner.wire, &batch).expect();
    assert_eq!(outcomes(&receipt), vec![Outcome::Recorded; MAX_RECORDS]);
    let counts = owner.counts();
    assert!(ids.iter().all(|id| counts.get(id) == Some(&1)));
    assert_eq!(counts.len(), MAX_RECORDS);
}

#[test]
fn two_hundred_records_of_the_largest_size_fit() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, PHONE, STALL);
    let mut phone = Phone::new(5);
    let padded = |text: Box<RawValue>| {
        let open = text.get().trim_end_matches('}');
        let blanks = " ".repeat(MAX_RECORD_BYTES - text.get().len());
        raw(format!("{open}{blanks}}}"))
    };
    let visits = (0..MAX_RECORDS).map(|_| padded(text(phone.check_in(&owner.venue))));
    let visits = visits.collect();
    let receipt: BatchReceipt = send(&owner.wire, &phone.batch(visits)).expect();
    assert_eq!(outcomes(&receipt), vec![Outcome::Recorded; MAX_RECORDS]);
}

#[test]
fn a_batch_that_its_phone_did_not_sign_is_refused_whole() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, PHONE, STALL);
    let mut phone = Phone::new(6);
    let (_, right) = phone.visits(&owner.venue, 2);
    let other = Phone::new(7).batch(Vec::new());
    let forged = [
        Batch {
            signature: SignatureText::from_bytes([0; 64]),
            ..right.clone()
        },
        Batch {
            signature: other.signature,
            ..right.clone()
        },
        Batch {
            device: other.device,
            ..right.clone()
        },
        Batch {
            id: other.id,
            ..right.clone()
        },
        Batch {
            sent_at: right.sent_at.plus(std::time::Duration::from_secs(1)),
            ..right.clone()
        },
        Batch {
            records: right.records[..1].to_vec(),
            ..right.clone()
        },
    ];
    for batch in forged {
        let reply = send(&owner.wire, &batch);
        assert_eq!(
            (reply.status, reply.error()),
            (403, "bad_signature".to_owned())
        );
    }
    assert!(owner.history().is_empty());
    assert_eq!(send(&owner.wire, &right).status, 200);
}
