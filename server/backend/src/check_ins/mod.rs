//! Phones report: check-ins and undos in signed batches, a receipt for each.

mod read;

use std::collections::{HashMap, HashSet};

use domain::batch::{Batch, BatchReceipt, MAX_RECORDS, Renamed};
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
    forgive_stored(backend, &readings, &mut receipts).await?;
    warn_owners(backend, &readings, &venues, &receipts, now).await?;
    Ok(BatchReceipt {
        batch: batch.id,
        server_time: backend.clock.now(),
        receipts,
        renamed: renamed(&venues),
    })
}

fn renamed(venues: &HashMap<VenueId, KnownVenue>) -> Vec<Renamed> {
    let renamed = venues.iter().filter_map(|(venue, known)| {
        let name = known.renamed.clone()?;
        Some(Renamed {
            venue: *venue,
            name,
        })
    });
    renamed.collect()
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

/// A record that was stored once is not rejected when it comes again later,
/// grown too old or its venue gone, because the first receipt was lost.
async fn forgive_stored(
    backend: &Backend,
    readings: &[Reading],
    receipts: &mut [Receipt],
) -> Result<(), Error> {
    const CHANGING: [Rejection; 5] = [
        Rejection::TooOld,
        Rejection::PosterWithdrawn,
        Rejection::VenueDeleted,
        Rejection::UnknownVenue,
        Rejection::UnknownPoint,
    ];
    let is_doubtful = |receipt: &Receipt| match receipt.outcome {
        Outcome::Rejected { reason } => CHANGING.contains(&reason),
        _ => false,
    };
    let doubtful: Vec<[u8; 16]> = receipts
        .iter()
        .filter(|receipt| is_doubtful(receipt))
        .filter_map(|receipt| receipt.id.map(|id| *id.as_bytes()))
        .collect();
    if doubtful.is_empty() {
        return Ok(());
    }
    let stored = backend.store.digests(&doubtful).await?;
    for (receipt, reading) in receipts.iter_mut().zip(readings) {
        let Reading::Good(good) = reading else {
            continue;
        };
        let digest = stored.get(good.record.id().as_bytes());
        if is_doubtful(receipt) && digest == Some(&good.digest) {
            receipt.outcome = Outcome::AlreadyRecorded;
        }
    }
    Ok(())
}

/// Remembers for the owners that a withdrawn poster hangs somewhere.
async fn warn_owners(
    backend: &Backend,
    readings: &[Reading],
    venues: &HashMap<VenueId, KnownVenue>,
    receipts: &[Receipt],
    now: Timestamp,
) -> Result<(), Error> {
    let withdrawn = Outcome::Rejected {
        reason: Rejection::PosterWithdrawn,
    };
    let mut scanned = HashSet::new();
    for (reading, receipt) in readings.iter().zip(receipts) {
        if let (Reading::Good(good), true) = (reading, receipt.outcome == withdrawn)
            && let Record::CheckIn(it) = &good.record
            && let Some(venue) = venues.get(&it.venue)
        {
            scanned.insert((venue.key, it.point.0));
        }
    }
    for (venue, point) in scanned {
        backend
            .store
            .withdrawn_was_scanned(venue, point, now)
            .await?;
    }
    Ok(())
}
