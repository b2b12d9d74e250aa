//! Many who check in at once, as phones without a network do when it is back:
//! no browsers, but batches that a phone of theirs signed.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use domain::batch::{Batch, BatchReceipt};
use domain::check_in::{CheckIn, Method};
use domain::ids::{BatchId, RecordId, VenueId};
use domain::record::{Outcome, Record};
use domain::time::Timestamp;
use domain::venue::PointNumber;
use ed25519_dalek::SigningKey;
use serde::Serialize;
use serde_json::value::to_raw_value;

use crate::server::Server;

/// People at one venue.
pub struct Crowd {
    venue: VenueId,
    key: SigningKey,
    /// How many records it has made, so that each has an id of its own.
    made: u64,
}

/// What travels. Not `json!`: that would spell the signed records anew.
#[derive(Serialize)]
struct Sending<'a> {
    batch: &'a Batch,
}

impl Crowd {
    pub fn at(venue: VenueId) -> Self {
        Self {
            venue,
            key: SigningKey::from_bytes(&[7; 32]),
            made: 0,
        }
    }

    /// So many scan this point's first poster, each a moment after the other, the
    /// last one now; the server has all of them.
    pub async fn checks_in(&mut self, server: &Server, point: PointNumber, count: u64) {
        let now = now();
        let records: Vec<_> = (0..count)
            .rev()
            .map(|millis| self.record(point, now.minus(Duration::from_millis(millis))))
            .map(|record| to_raw_value(&record).expect("JSON"))
            .collect();
        let id = BatchId::new(now, self.fresh());
        let batch = Batch::signed(&self.key, id, now, None, records);
        let body = serde_json::to_vec(&Sending { batch: &batch }).expect("JSON");
        let answer = reqwest::Client::new()
            .post(format!("{}/api/v1/check_ins", server.origin()))
            .header("origin", server.origin())
            .header("content-type", "application/json")
            .body(body)
            .send();
        let answer = answer.await.expect("an answer").text();
        let answer = answer.await.expect("a text");
        let receipt: BatchReceipt = serde_json::from_str(&answer)
            .unwrap_or_else(|error| panic!("no receipts, {error}: {answer}"));
        let mut receipts = receipt.receipts.iter();
        assert!(
            receipts.all(|it| it.outcome == Outcome::Recorded),
            "{answer}"
        );
    }

    fn record(&mut self, point: PointNumber, at: Timestamp) -> Record {
        Record::CheckIn(CheckIn {
            id: RecordId::new(at, self.fresh()),
            venue: self.venue,
            point,
            poster_version: 1,
            method: Method::Camera,
            scanned_at: at,
            clock: None,
        })
    }

    fn fresh(&mut self) -> [u8; 10] {
        self.made += 1;
        let mut bytes = [0; 10];
        bytes[..8].copy_from_slice(&self.made.to_be_bytes());
        bytes
    }
}

fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let millis = since.expect("a clock after 1970").as_millis();
    Timestamp::from_millis(i64::try_from(millis).expect("a clock of this age"))
}
