//! Scans by staff: a check-in without a poster, and what the phone sealed about
//! the person who passed.

use domain::check_in::Method;
use domain::checkpoint::scan::{MAX_SEALED, PURPOSE, Sighting, StaffScan};
use domain::checkpoint::verdict::Outcome as Verdict;
use domain::person::{MAX_NAME, masked_name};
use domain::record::Rejection;

use super::place::{Place, Rules};
use super::read::Good;
use crate::storage::staff_scans::StaffScanRow;
use crate::storage::statements::CheckInRow;
use crate::storage::writer::Job;

/// Puts a scan by staff into the job. Whether whoever scanned had the right to is
/// seen when it is written; the person has passed in any case.
///
/// # Errors
/// Why no such scan can have been made.
pub(super) fn place(
    rules: &Rules,
    it: &StaffScan,
    good: &Good,
    job: &mut Job,
) -> Result<Place, Rejection> {
    if it.sealed.len() > MAX_SEALED {
        return Err(Rejection::TooLarge);
    }
    // No poster was scanned, so none can have been withdrawn.
    let venue = rules.venue(it.venue, it.point.0, u16::MAX, good.at)?;
    job.check_ins.push(CheckInRow {
        id: *it.id.as_bytes(),
        digest: good.digest,
        device: 0,
        venue,
        point: it.point.0,
        poster_version: 0,
        method: Method::Staff as u8,
        scanned_at: it.scanned_at.as_millis(),
        at: good.at.as_millis(),
        clock_error_ms: good.clock_error_ms,
        received_at: job.received_at.as_millis(),
    });
    job.staff.push(row(it, good, opened(rules.sealing, it)));
    Ok(Place::CheckIn(job.check_ins.len() - 1))
}

/// What the phone sealed, fit to be stored; `None` when it cannot be read.
fn opened(sealing: &sealing::Secret, it: &StaffScan) -> Option<Sighting> {
    let bytes = sealing.open(PURPOSE, &it.sealed)?;
    let sighting: Sighting = serde_json::from_slice(&bytes).ok()?;
    let name: String = sighting.masked_name.chars().take(MAX_NAME).collect();
    Some(Sighting {
        // The number stays in the seal; a phone that sent a whole name is not believed.
        document_number: None,
        masked_name: masked_name(&name),
        ..sighting
    })
}

/// What cannot be read is stored all the same: unknown, with the seal as it came.
fn row(it: &StaffScan, good: &Good, sighting: Option<Sighting>) -> StaffScanRow {
    let shown = sighting.as_ref();
    StaffScanRow {
        id: *it.id.as_bytes(),
        digest: good.digest,
        direction: it.direction as u8,
        outcome: shown.map_or(Verdict::Unknown, |it| it.verdict.outcome) as u8,
        masked_name: shown.map_or_else(String::new, |it| it.masked_name.clone()),
        holder: shown.and_then(|it| it.holder).map(|id| *id.as_bytes()),
        sighting: shown.and_then(|it| serde_json::to_string(it).ok()),
        sealed: it.sealed.clone(),
    }
}
