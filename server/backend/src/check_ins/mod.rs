//! Phones report: check-ins, undos, declarations and scans by staff in signed
//! batches, a receipt for each.

mod after;
mod issue;
mod place;
mod read;
mod staff;

use std::collections::HashSet;

use domain::batch::{Batch, BatchReceipt, MAX_RECORDS};
use domain::ids::VenueId;
use domain::record::{Outcome, Receipt, Record};
use domain::time::Timestamp;

use crate::storage::writer::{Job, Written};
use crate::{Backend, Error};
use place::{Place, Rules};
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
        staff: Vec::new(),
        undos: Vec::new(),
        declarations: Vec::new(),
    };
    let rules = Rules {
        venues: &venues,
        oldest,
        validity: backend.config.declaration_validity(),
        sealing: backend.keys.sealing(),
    };
    let places: Vec<_> = readings
        .iter()
        .map(|reading| rules.place(reading, &mut job))
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
        issued: issue::upon(backend, &batch, &readings).await?,
    })
}

fn wanted(readings: &[Reading]) -> HashSet<(VenueId, u16)> {
    readings
        .iter()
        .filter_map(|reading| match reading {
            Reading::Good(good) => match &good.record {
                Record::CheckIn(it) => Some((it.venue, it.point.0)),
                Record::StaffScan(it) => Some((it.venue, it.point.0)),
                Record::Undo(_) | Record::Declaration(_) => None,
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
        Place::Declaration(at) => written.declarations[*at],
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
