//! Phones report: check-ins and undos in signed batches, a receipt for each.

mod after;
mod read;

use std::collections::{HashMap, HashSet};

use domain::batch::{Batch, BatchReceipt, MAX_RECORDS};
use domain::ids::VenueId;
use domain::record::{Outcome, Receipt, Record, Rejection};
use domain::time::Timestamp;

use crate::storage::known_venues::KnownVenue;
use crate::storage::statements::{CheckInRow, UndoRow};
use crate::storage::writer::{Job, Written};
use crate::{Backend, Error};
use read::Reading;

/// Records a batch that was received at `now`; returns after the commit. Each
/// record has its own receipt, and a bad one costs only itself.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::BadSignature`], [`Error::SignInAgain`] for a
/// revoked phone, [`Error::Busy`], [`Error::Storage`]; then nothing is recorded.
pub async fn record(
    backend: &Backend,
    batch: Batch,
    now: Timestamp,
) -> Result<BatchReceipt, Error> {
    if batch.records.len() > MAX_RECORDS {
        return Err(Error::TooLarge);
    }
    if !batch.is_signed() {
        return Err(Error::BadSignature);
    }
    let readings = read::all(&batch, now);
    let venues = backend.store.known_venues(&wanted(&readings)).await?;
    let oldest = now.minus(backend.config.retention());

    let mut job = Job {
        device: *batch.device.as_bytes(),
        received_at: now,
        check_ins: Vec::new(),
        undos: Vec::new(),
    };
    let places: Vec<_> = readings
        .iter()
        .map(|reading| place(reading, &venues, oldest, &mut job))
        .collect();
    let written = backend.store.write(job).await?;
    let mut receipts = receipts(&readings, &places, &written);
    after::forgive_stored(backend, &readings, &mut receipts).await?;
    after::warn_owners(backend, &readings, &venues, &receipts, now).await?;
    Ok(BatchReceipt {
        batch: batch.id,
        server_time: backend.clock.now(),
        receipts,
        renamed: after::renamed(&venues),
    })
}

/// Where a record's outcome comes from.
enum Place {
    Rejected(Rejection),
    CheckIn(usize),
    Undo(usize),
}

/// Puts a good record into the job.
fn place(
    reading: &Reading,
    venues: &HashMap<VenueId, KnownVenue>,
    oldest: Timestamp,
    job: &mut Job,
) -> Place {
    let good = match reading {
        Reading::Bad { reason, .. } => return Place::Rejected(*reason),
        Reading::Good(good) => good,
    };
    if good.at < oldest {
        return Place::Rejected(Rejection::TooOld);
    }
    let received_at = job.received_at.as_millis();
    match &good.record {
        Record::CheckIn(it) => {
            let Some(venue) = venues.get(&it.venue) else {
                return Place::Rejected(Rejection::UnknownVenue);
            };
            if let Some(reason) = venue.refuses(it.point.0, it.poster_version, good.at) {
                return Place::Rejected(reason);
            }
            job.check_ins.push(CheckInRow {
                id: *it.id.as_bytes(),
                digest: good.digest,
                device: 0,
                venue: venue.key,
                point: it.point.0,
                poster_version: it.poster_version,
                method: it.method as u8,
                scanned_at: it.scanned_at.as_millis(),
                at: good.at.as_millis(),
                clock_error_ms: good.clock_error_ms,
                received_at,
            });
            Place::CheckIn(job.check_ins.len() - 1)
        }
        Record::Undo(it) => {
            job.undos.push(UndoRow {
                id: *it.id.as_bytes(),
                digest: good.digest,
                device: 0,
                check_in: *it.check_in.as_bytes(),
                undone_at: it.undone_at.as_millis(),
                received_at,
            });
            Place::Undo(job.undos.len() - 1)
        }
    }
}

fn wanted(readings: &[Reading]) -> HashSet<(VenueId, u16)> {
    readings
        .iter()
        .filter_map(|reading| match reading {
            Reading::Good(good) => match &good.record {
                Record::CheckIn(it) => Some((it.venue, it.point.0)),
                Record::Undo(_) => None,
            },
            Reading::Bad { .. } => None,
        })
        .collect()
}

fn receipts(readings: &[Reading], places: &[Place], written: &Written) -> Vec<Receipt> {
    let outcome = |place: &Place| match place {
        Place::Rejected(reason) => Outcome::Rejected { reason: *reason },
        Place::CheckIn(at) => written.check_ins[*at],
        Place::Undo(at) => written.undos[*at],
    };
    readings
        .iter()
        .zip(places)
        .map(|(reading, place)| Receipt {
            id: reading.id(),
            outcome: outcome(place),
        })
        .collect()
}
