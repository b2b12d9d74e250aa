//! The visitor's own records as rows and sums, for showing.

use std::collections::HashMap;

use domain::ids::RecordId;
use domain::outbox::State;
use domain::record::Record;
use domain::time::Timestamp;
use locales::Text;

use crate::offline::entries::{Kept, Label};

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
        .filter_map(|kept| match &kept.record {
            Some(Record::Undo(undo)) => Some((undo.check_in, kept.entry.state)),
            _ => None,
        })
        .collect();
    let check_ins = records
        .iter()
        .filter(|kept| !matches!(kept.record, Some(Record::Undo(_))));
    check_ins
        .map(|kept| Row {
            id: kept.entry.id,
            label: kept.label.clone(),
            at: kept.recorded_at,
            state: kept.entry.state,
            undo: undone.get(&kept.entry.id).copied(),
            unreadable: kept.record.is_none(),
        })
        .collect()
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
        Rejection::NotYours => Text::RejectionNotYours,
        Rejection::UndoTooLate => Text::RejectionUndoTooLate,
        Rejection::RefusedRepeatedly => Text::RejectionRefusedRepeatedly,
        Rejection::Other => Text::RejectionOther,
    }
}
