//! A batch's raw texts as records: leniently, each for itself.

use domain::batch::{Batch, MAX_RECORD_BYTES};
use domain::ids::RecordId;
use domain::record::{Record, Rejection};
use domain::time::{ClockReading, Timestamp};
use serde::Deserialize;
use serde_json::Value;

/// What a raw text turned out to be.
pub(super) enum Reading {
    Good(Box<Good>),
    Bad {
        /// `None` when not even that could be read.
        id: Option<RecordId>,
        reason: Rejection,
    },
}

/// A record with what the server adds to it.
pub(super) struct Good {
    pub(super) record: Record,
    /// First half of [`Record::digest`]: nobody finds two that agree in it.
    pub(super) digest: [u8; 16],
    /// When it happened, on the server's clock.
    pub(super) at: Timestamp,
    /// `None`: the phone's clock was never measured.
    pub(super) clock_error_ms: Option<u32>,
}

impl Reading {
    pub(super) fn id(&self) -> Option<RecordId> {
        match self {
            Self::Good(good) => Some(good.record.id()),
            Self::Bad { id, .. } => *id,
        }
    }
}

/// Reads the records of a batch that was received at `now`.
pub(super) fn all(batch: &Batch, now: Timestamp) -> Vec<Reading> {
    batch
        .records
        .iter()
        .map(|text| read(text.get(), batch, now))
        .collect()
}

fn read(text: &str, batch: &Batch, now: Timestamp) -> Reading {
    let bad = |reason| Reading::Bad {
        id: id_of(text),
        reason,
    };
    if text.len() > MAX_RECORD_BYTES {
        return bad(Rejection::TooLarge);
    }
    // As a phone sends a text that was damaged where it was stored: inside a string.
    if text.starts_with('"') {
        return bad(Rejection::NotJson);
    }
    let Ok(record) = serde_json::from_str::<Record>(text) else {
        return bad(Rejection::Malformed);
    };
    let digest = record.digest();
    let mut half = [0; 16];
    half.copy_from_slice(&digest[..16]);
    let (device_time, measured) = match &record {
        Record::CheckIn(it) => (it.scanned_at, it.clock),
        Record::Undo(it) => (it.undone_at, None),
        Record::Declaration(it) => (it.declared_at, it.clock),
        Record::StaffScan(it) => (it.scanned_at, it.clock),
    };
    let clock = measured.or(batch.clock);
    Reading::Good(Box::new(Good {
        record,
        digest: half,
        at: effective(device_time, clock, batch.sent_at, now),
        clock_error_ms: clock.map(|clock| clock.error_ms),
    }))
}

/// When it happened on the server's clock: by the offset measured nearest to
/// it, else by what the phone's clock said when the batch was sent.
fn effective(
    device_time: Timestamp,
    clock: Option<ClockReading>,
    sent_at: Timestamp,
    received_at: Timestamp,
) -> Timestamp {
    let at = match clock {
        Some(clock) => clock.to_server(device_time).as_millis(),
        None => {
            let offset = received_at.as_millis().saturating_sub(sent_at.as_millis());
            device_time.as_millis().saturating_add(offset)
        }
    };
    // The last moment of all is kept free: filters and cursors mean "no end" by it.
    Timestamp::from_millis(at.min(i64::MAX - 1))
}

/// The id of a record that cannot be read otherwise.
fn id_of(text: &str) -> Option<RecordId> {
    #[derive(Deserialize)]
    struct Lenient {
        id: Value,
    }
    let lenient: Lenient = serde_json::from_str(text).ok()?;
    lenient.id.as_str()?.parse().ok()
}
