//! Where each record goes: into the job of the writer, or back with a reason.

use std::collections::HashMap;
use std::time::Duration;

use domain::check_in::Method;
use domain::day::Day;
use domain::health::declaration::Declaration;
use domain::ids::VenueId;
use domain::record::{Record, Rejection};
use domain::time::Timestamp;

use super::read::{Good, Reading};
use super::staff;
use crate::storage::declarations::DeclarationRow;
use crate::storage::known_venues::KnownVenue;
use crate::storage::statements::{CheckInRow, UndoRow};
use crate::storage::writer::Job;

/// Where a record's outcome comes from.
pub(super) enum Place {
    Rejected(Rejection),
    CheckIn(usize),
    Undo(usize),
    Declaration(usize),
}

/// What records are tested against.
pub(super) struct Rules<'a> {
    pub(super) venues: &'a HashMap<VenueId, KnownVenue>,
    /// Nothing older is taken.
    pub(super) oldest: Timestamp,
    /// How long a declaration counts.
    pub(super) validity: Duration,
    /// What opens the scans of staff.
    pub(super) sealing: &'a sealing::Secret,
}

impl Rules<'_> {
    /// Puts a good record into the job.
    pub(super) fn place(&self, reading: &Reading, job: &mut Job) -> Place {
        let good = match reading {
            Reading::Bad { reason, .. } => return Place::Rejected(*reason),
            Reading::Good(good) => good,
        };
        if good.at < self.oldest {
            return Place::Rejected(Rejection::TooOld);
        }
        let received_at = job.received_at.as_millis();
        let placed = match &good.record {
            // Only a scan by staff is one.
            Record::CheckIn(it) if it.method == Method::Staff => Err(Rejection::Malformed),
            Record::CheckIn(it) => self
                .venue(it.venue, it.point.0, it.poster_version, good.at)
                .map(|venue| {
                    job.check_ins.push(CheckInRow {
                        id: *it.id.as_bytes(),
                        digest: good.digest,
                        device: 0,
                        venue,
                        point: it.point.0,
                        poster_version: it.poster_version,
                        method: it.method as u8,
                        scanned_at: it.scanned_at.as_millis(),
                        at: good.at.as_millis(),
                        clock_error_ms: good.clock_error_ms,
                        received_at,
                    });
                    Place::CheckIn(job.check_ins.len() - 1)
                }),
            Record::Undo(it) => {
                job.undos.push(UndoRow {
                    id: *it.id.as_bytes(),
                    digest: good.digest,
                    device: 0,
                    check_in: *it.check_in.as_bytes(),
                    undone_at: it.undone_at.as_millis(),
                    received_at,
                });
                Ok(Place::Undo(job.undos.len() - 1))
            }
            Record::Declaration(it) => self.declaration(it, good, job),
            Record::StaffScan(it) => staff::place(self, it, good, job),
        };
        placed.unwrap_or_else(Place::Rejected)
    }

    /// The venue's key.
    ///
    /// # Errors
    /// Why a scan of this point, with a poster of this version, does not count.
    pub(super) fn venue(
        &self,
        id: VenueId,
        point: u16,
        version: u16,
        at: Timestamp,
    ) -> Result<i64, Rejection> {
        let venue = self.venues.get(&id).ok_or(Rejection::UnknownVenue)?;
        match venue.refuses(point, version, at) {
            Some(reason) => Err(reason),
            None => Ok(venue.key),
        }
    }

    fn declaration(
        &self,
        it: &Declaration,
        good: &Good,
        job: &mut Job,
    ) -> Result<Place, Rejection> {
        // A phone's clock that is ahead must not make an answer count for longer.
        let at = good.at.min(job.received_at);
        let checked = it
            .clone()
            .checked(Day::in_vietnam(at))
            .map_err(|_| Rejection::BadDeclaration)?;
        let text = serde_json::to_string(&checked).map_err(|_| Rejection::Malformed)?;
        job.declarations.push(DeclarationRow {
            id: *it.id.as_bytes(),
            digest: good.digest,
            device: 0,
            holder: *it.holder.id.as_bytes(),
            declared_at: it.declared_at.as_millis(),
            at: at.as_millis(),
            valid_until: at.plus(self.validity).as_millis(),
            signs: checked.all_signs().bits(),
            home: checked.home.ward.map(|ward| ward.0),
            text,
            received_at: job.received_at.as_millis(),
        });
        Ok(Place::Declaration(job.declarations.len() - 1))
    }
}
