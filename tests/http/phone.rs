//! A visitor's phone without a browser: records, and batches signed by its key.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::batch::{Batch, BatchReceipt};
use domain::check_in::{CheckIn, Method};
use domain::ids::{BatchId, RecordId};
use domain::record::{Outcome, Record};
use domain::time::Timestamp;
use domain::venue::{PointNumber, Venue};
use ed25519_dalek::SigningKey;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::dice::Dice;
use crate::wire::{Reply, Wire};

pub(crate) struct Phone {
    pub(crate) key: SigningKey,
    dice: Dice,
}

/// What travels. Not `json!`: that would spell the signed records anew.
#[derive(Serialize)]
struct Sending<'a> {
    batch: &'a Batch,
}

impl Phone {
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let key = SigningKey::from_bytes(&dice.bytes());
        Self { key, dice }
    }

    /// Bytes that are new each time.
    pub(crate) fn dice<const N: usize>(&mut self) -> [u8; N] {
        self.dice.bytes()
    }

    /// A visit right now.
    pub(crate) fn check_in(&mut self, venue: &Venue) -> CheckIn {
        CheckIn {
            id: RecordId::new(now(), self.dice.bytes()),
            venue: venue.id,
            point: PointNumber(1),
            poster_version: 1,
            method: Method::Camera,
            scanned_at: now(),
            clock: None,
        }
    }

    /// A batch of so many visits.
    pub(crate) fn visits(&mut self, venue: &Venue, count: usize) -> (Vec<RecordId>, Batch) {
        let visits: Vec<_> = (0..count).map(|_| self.check_in(venue)).collect();
        let ids = visits.iter().map(|it| it.id).collect();
        let texts = visits.into_iter().map(text).collect();
        (ids, self.batch(texts))
    }

    pub(crate) fn batch(&mut self, records: Vec<Box<RawValue>>) -> Batch {
        let id = BatchId::new(now(), self.dice.bytes());
        Batch::signed(&self.key, id, now(), None, records)
    }
}

pub(crate) fn text(check_in: CheckIn) -> Box<RawValue> {
    record(&Record::CheckIn(check_in))
}

pub(crate) fn record(record: &Record) -> Box<RawValue> {
    to_raw_value(record).expect("JSON")
}

pub(crate) fn raw(text: impl Into<String>) -> Box<RawValue> {
    RawValue::from_string(text.into()).expect("JSON")
}

/// Sends a batch, whatever comes of it.
pub(crate) fn send(wire: &Wire, batch: &Batch) -> Reply {
    wire.post("/api/v1/check_ins", &Sending { batch })
}

/// Sends a batch to a server that may be dying; `None` when it gave no receipt.
pub(crate) fn try_send(wire: &Wire, batch: &Batch) -> Option<BatchReceipt> {
    let reply = wire.try_post("/api/v1/check_ins", &Sending { batch })?;
    Some(reply.expect())
}

pub(crate) fn outcomes(receipt: &BatchReceipt) -> Vec<Outcome> {
    receipt.receipts.iter().map(|it| it.outcome).collect()
}

pub(crate) fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let millis = since.expect("a clock after 1970").as_millis();
    Timestamp::from_millis(i64::try_from(millis).expect("a clock of this age"))
}
