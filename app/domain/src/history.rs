//! A venue's scan history as its owner reads it: pages that stay stable while
//! new scans arrive.

use serde::Serialize;

use crate::checkpoint::verdict::Outcome;
use crate::ids::{RecordId, VenueId};
use crate::read_fields;
use crate::time::Timestamp;
use crate::venue::{Direction, PointKind, PointNumber};

/// Rows of one page.
pub const PAGE_ROWS: usize = 50;
/// Longest text to search for, in characters.
pub const MAX_SEARCH: usize = 60;

/// Which part of the scan history is asked for. Times are on the server's clock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HistoryFilter {
    /// One venue of the caller's; `None` for all of them.
    pub venue: Option<VenueId>,
    /// From this moment on.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
    /// One point of `venue`.
    pub point: Option<PointNumber>,
    /// Only who went this way: as staff said, else by the point.
    pub direction: Option<Direction>,
    /// What a row must show: a part of the venue's or point's name without
    /// regard to case and marks, or the last three digits of a visitor's number.
    pub text: Option<String>,
    /// The page after this row; `None` for the newest.
    pub after: Option<Cursor>,
}

/// Where a page ended. Later scans do not move it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Cursor {
    pub at: Timestamp,
    pub id: RecordId,
}

/// One page of a scan history, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HistoryPage {
    pub rows: Vec<HistoryRow>,
    /// Where the next page goes on; `None` on the last.
    pub next: Option<Cursor>,
}

/// One check-in as the venue's owner sees it: that somebody was there, not who.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HistoryRow {
    pub id: RecordId,
    pub venue: VenueId,
    pub venue_name: String,
    pub point: PointNumber,
    pub point_kind: PointKind,
    /// When it happened, on the server's clock.
    pub at: Timestamp,
    /// When the server received it.
    pub received_at: Timestamp,
    /// Masked name and phone; `None` while the visitor has confirmed no number.
    pub visitor: Option<MaskedVisitor>,
    /// Beside a scan by staff: which way, and what the checkpoint saw.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_staff: Option<ByStaff>,
}

/// What a scan by staff says in a scan history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ByStaff {
    pub direction: Direction,
    pub outcome: Outcome,
    /// First letters of the name, as the code showed them.
    pub masked_name: String,
    /// Whoever scanned had no right to at that time, or what came was unreadable.
    pub is_flagged: bool,
}

/// As much of a visitor as an owner sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MaskedVisitor {
    pub name: String,
    pub phone: String,
}

impl HistoryRow {
    /// Which way somebody went: as staff said, else by the point.
    pub fn direction(&self) -> Option<Direction> {
        match &self.by_staff {
            Some(seen) => Some(seen.direction),
            None => self.point_kind.direction(),
        }
    }
}

read_fields!(HistoryFilter {
    venue,
    from,
    until,
    point,
    direction,
    text,
    after
});

read_fields!(Cursor { at, id });

read_fields!(HistoryPage { rows, next });

read_fields!(HistoryRow {
    id,
    venue,
    venue_name,
    point,
    point_kind,
    at,
    received_at,
    visitor,
    by_staff
});

read_fields!(ByStaff {
    direction,
    outcome,
    masked_name,
    is_flagged
});

read_fields!(MaskedVisitor { name, phone });
