//! Batches of phones that were offline for hours, signed before any clock runs.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::batch::{Batch, BatchReceipt, MAX_RECORDS};
use domain::check_in::{CheckIn, Method};
use domain::ids::{BatchId, RecordId, VenueId};
use domain::record::{Outcome, Record};
use domain::time::{ClockReading, Timestamp};
use domain::venue::PointNumber;
use ed25519_dalek::SigningKey;
use serde_json::json;

/// How long the phones were offline; each has one check-in a minute of it.
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// One phone's batch, and the same records for the peer.
pub(crate) struct Outgoing {
    /// The request's body.
    pub(crate) body: String,
    /// The records as a JSON list on one line.
    pub(crate) records: String,
    id: BatchId,
    ids: Vec<RecordId>,
}

impl Outgoing {
    /// Whether every record was stored just now.
    pub(crate) fn is_recorded_by(&self, receipt: &BatchReceipt) -> bool {
        let is_recorded = |(receipt, id): (&domain::record::Receipt, &RecordId)| {
            receipt.id == Some(*id) && receipt.outcome == Outcome::Recorded
        };
        receipt.batch == self.id
            && receipt.receipts.len() == self.ids.len()
            && receipt.receipts.iter().zip(&self.ids).all(is_recorded)
    }
}

/// Visitors of one venue, each with a phone of their own.
pub(crate) struct Phones {
    venue: VenueId,
    now: Timestamp,
    /// Always the same numbers: a run can be repeated.
    random: u64,
}

impl Phones {
    pub(crate) fn at(venue: VenueId) -> Self {
        Self {
            venue,
            now: now(),
            random: 0,
        }
    }

    /// A full batch of a phone that has not sent anything before.
    pub(crate) fn next_batch(&mut self) -> Outgoing {
        let key = SigningKey::from_bytes(&self.bytes());
        let clock = Some(ClockReading {
            offset_ms: 1_250,
            error_ms: 40,
            measured_at: self.now,
        });
        let first = self.now.as_millis() - i64::try_from(self.next() % DAY_MS).expect("a day");
        let records: Vec<_> = (0..MAX_RECORDS)
            .map(|minute| {
                let minutes = i64::try_from(minute).expect("a few");
                let scanned_at = Timestamp::from_millis(first + minutes * 60_000);
                Record::CheckIn(CheckIn {
                    id: RecordId::new(scanned_at, self.bytes()),
                    venue: self.venue,
                    point: PointNumber(1),
                    poster_version: 1,
                    method: Method::Camera,
                    scanned_at,
                    clock,
                })
            })
            .collect();
        let id = BatchId::new(self.now, self.bytes());
        let raw = |record| serde_json::value::to_raw_value(record).expect("a record is JSON");
        let texts = records.iter().map(raw).collect();
        let batch = Batch::signed(&key, id, self.now, clock, texts);
        Outgoing {
            body: json!({ "batch": batch }).to_string(),
            records: json!(records).to_string(),
            id,
            ids: records.iter().map(Record::id).collect(),
        }
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.next().to_le_bytes()[0])
    }

    /// SplitMix64: distinct for ever, and nothing here must be secret.
    fn next(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

pub(crate) fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let millis = since.expect("a clock after 1970").as_millis();
    Timestamp::from_millis(i64::try_from(millis).expect("a clock of this age"))
}
