//! What a batch means beside its records: receipts that were lost, venues that
//! have another name now, owners who must hear of a withdrawn poster.

use std::collections::{HashMap, HashSet};

use domain::batch::Renamed;
use domain::ids::VenueId;
use domain::record::{Outcome, Receipt, Record, Rejection};
use domain::time::Timestamp;

use super::read::Reading;
use crate::storage::known_venues::KnownVenue;
use crate::{Backend, Error};

/// What venues are called now whose posters may say another name.
pub(super) fn renamed(venues: &HashMap<VenueId, KnownVenue>) -> Vec<Renamed> {
    let renamed = venues.iter().filter_map(|(venue, known)| {
        let name = known.renamed.clone()?;
        Some(Renamed {
            venue: *venue,
            name,
        })
    });
    renamed.collect()
}

/// A record that was stored once is not rejected when it comes again later,
/// grown too old or its venue gone, because the first receipt was lost.
pub(super) async fn forgive_stored(
    backend: &Backend,
    readings: &[Reading],
    receipts: &mut [Receipt],
) -> Result<(), Error> {
    const CHANGING: [Rejection; 6] = [
        Rejection::TooOld,
        // The days of its answers are counted from a clock that was set meanwhile.
        Rejection::BadDeclaration,
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
pub(super) async fn warn_owners(
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
