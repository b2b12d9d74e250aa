//! The visitor's own records as rows and sums, for showing.

use std::collections::HashMap;
use std::time::Duration;

use domain::ids::{RecordId, VenueId};
use domain::outbox::State;
use domain::stay::{self, Pass, Stay};
use domain::time::Timestamp;
use domain::venue::{Direction, PointKind};
use locales::Text;

use crate::check_in::undo_of;
use crate::offline::entries::{Kept, Label, Says};

/// One check-in as its visitor sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) id: RecordId,
    pub(crate) label: Label,
    /// On the phone's own clock.
    pub(crate) at: Timestamp,
    pub(crate) state: State,
    /// Where its undo stands, if it was undone.
    pub(crate) undo: Option<State>,
    /// Which way its visitor went, where the point tells.
    pub(crate) direction: Option<Direction>,
    /// How long its visitor had been there, at an exit whose entrance is known.
    pub(crate) stayed: Option<Duration>,
    /// A later version of the app made it.
    pub(crate) unreadable: bool,
}

/// Captured is always the sum of the others: nothing is lost silently.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    pub(crate) captured: usize,
    pub(crate) received: usize,
    pub(crate) waiting: usize,
    pub(crate) rejected: usize,
}

/// The check-ins among `records`, in their order, each with its undo.
pub(crate) fn rows(records: &[Kept]) -> Vec<Row> {
    let undone: HashMap<RecordId, State> = records
        .iter()
        .filter_map(|kept| match &kept.says {
            Some(Says::Undo(undo)) => Some((undo.check_in, kept.entry.state)),
            _ => None,
        })
        .collect();
    let mut passes = HashMap::<VenueId, Vec<Pass>>::new();
    for kept in records {
        if let Some((venue, pass)) = pass(kept).filter(|_| !undone.contains_key(&kept.entry.id)) {
            passes.entry(venue).or_default().push(pass);
        }
    }
    let stayed = |kept: &Kept| {
        let (venue, pass) =
            pass(kept).filter(|(_, pass)| pass.direction == Some(Direction::Out))?;
        length(passes.get(&venue)?, pass.at)
    };
    let check_ins = records
        .iter()
        // A check-in, or what this version cannot read.
        .filter(|kept| matches!(kept.says, Some(Says::CheckIn(_)) | None));
    check_ins
        .map(|kept| Row {
            direction: direction(kept),
            stayed: stayed(kept).filter(|_| !undone.contains_key(&kept.entry.id)),
            id: kept.entry.id,
            label: kept.label.clone(),
            at: kept.recorded_at,
            state: kept.entry.state,
            undo: undone.get(&kept.entry.id).copied(),
            unreadable: kept.says.is_none(),
        })
        .collect()
}

/// How long somebody who goes at `exit` has been at the venue, as far as this
/// phone scanned it.
pub(crate) fn stayed(records: &[Kept], venue: VenueId, exit: Timestamp) -> Option<Duration> {
    let here = records.iter().filter_map(|kept| {
        let (_, pass) = pass(kept).filter(|(at, _)| *at == venue)?;
        undo_of(records, kept.entry.id).is_none().then_some(pass)
    });
    let passes: Vec<_> = here.collect();
    length(&passes, exit)
}

fn length(passes: &[Pass], exit: Timestamp) -> Option<Duration> {
    match stay::closed_by(passes, exit) {
        Stay::Closed { since, until } => Some(until.since(since)),
        Stay::Open { .. } | Stay::ExitOnly { .. } => None,
    }
}

/// What a check-in says of its visitor's coming and going.
fn pass(kept: &Kept) -> Option<(VenueId, Pass)> {
    let Some(Says::CheckIn(it)) = &kept.says else {
        return None;
    };
    let (at, direction) = (it.scanned_at, direction(kept));
    Some((it.venue, Pass { at, direction }))
}

fn direction(kept: &Kept) -> Option<Direction> {
    kept.label.point.as_ref().and_then(PointKind::direction)
}

impl Totals {
    /// Of these rows.
    pub(crate) fn of(rows: &[Row]) -> Self {
        let mut totals = Self {
            captured: rows.len(),
            ..Self::default()
        };
        for row in rows {
            match row.state {
                State::Waiting { .. } => totals.waiting += 1,
                State::Received { .. } => totals.received += 1,
                State::Rejected { .. } => totals.rejected += 1,
            }
        }
        totals
    }
}

/// Why the server did not take a record.
pub(crate) const fn rejection(reason: domain::record::Rejection) -> Text {
    use domain::record::Rejection;
    match reason {
        Rejection::NotJson => Text::RejectionNotJson,
        Rejection::Malformed => Text::RejectionMalformed,
        Rejection::TooLarge => Text::RejectionTooLarge,
        Rejection::OtherContent => Text::RejectionOtherContent,
        Rejection::UnknownVenue => Text::RejectionUnknownVenue,
        Rejection::UnknownPoint => Text::RejectionUnknownPoint,
        Rejection::PosterWithdrawn => Text::RejectionPosterWithdrawn,
        Rejection::VenueDeleted => Text::RejectionVenueDeleted,
        Rejection::TooOld => Text::RejectionTooOld,
        Rejection::BadDeclaration => Text::RejectionBadDeclaration,
        Rejection::NotYours => Text::RejectionNotYours,
        Rejection::UndoTooLate => Text::RejectionUndoTooLate,
        Rejection::RefusedRepeatedly => Text::RejectionRefusedRepeatedly,
        Rejection::Other => Text::RejectionOther,
    }
}
