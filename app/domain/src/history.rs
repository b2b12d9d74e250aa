//! A venue's scan history as its owner reads it: pages that stay stable while
//! new scans arrive.

use serde::{Deserialize, Serialize};

use crate::ids::{RecordId, VenueId};
use crate::time::Timestamp;
use crate::venue::{PointKind, PointNumber};

/// Rows of one page.
pub const PAGE_ROWS: usize = 50;

/// Which part of the scan history is asked for. Times are on the server's clock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryFilter {
    /// One venue of the caller's; `None` for all of them.
    #[serde(default)]
    pub venue: Option<VenueId>,
    /// From this moment on.
    #[serde(default)]
    pub from: Option<Timestamp>,
    /// Before this moment.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// The page after this row; `None` for the newest.
    #[serde(default)]
    pub after: Option<Cursor>,
}

/// Where a page ended. Later scans do not move it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    pub at: Timestamp,
    pub id: RecordId,
}

/// One page of a scan history, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryPage {
    pub rows: Vec<HistoryRow>,
    /// Where the next page goes on; `None` on the last.
    pub next: Option<Cursor>,
}

/// One check-in as the venue's owner sees it: that somebody was there, not who.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// As much of a visitor as an owner sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaskedVisitor {
    pub name: String,
    pub phone: String,
}
