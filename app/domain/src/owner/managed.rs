//! A venue as those who manage it see it in their list.

use std::time::Duration;

use serde::Serialize;

use super::role::Role;
use crate::time::Timestamp;
use crate::venue::Venue;
use crate::{read_fields, words};

/// How long a deleted venue can be restored.
pub const RESTORE_WINDOW: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// A venue without a scan for this long is marked [`Mark::Quiet`].
pub const QUIET_AFTER: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// A venue of the caller's, owned or shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ManagedVenue {
    pub venue: Venue,
    /// What the caller is to it.
    pub role: Role,
    /// Check-ins since midnight in Vietnam.
    pub today: u32,
    /// On the server's clock; `None` while nothing was scanned, or all of it is
    /// older than records are kept.
    pub last_scan_at: Option<Timestamp>,
    pub marks: Vec<Mark>,
    /// Deleted, and until when it can be restored; `None` for a venue in use.
    pub restorable_until: Option<Timestamp>,
}

/// What somebody should look into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Nobody scanned here for a week: is the poster still up?
    Quiet,
    /// Somebody scanned a poster that was withdrawn: it hangs somewhere.
    WithdrawnScanned,
    /// Somebody was invited and has not accepted.
    ShareWaiting,
    /// A mark that this version of the app does not know.
    Other,
}

words!(Mark {
    Quiet = "quiet",
    WithdrawnScanned = "withdrawn_scanned",
    ShareWaiting = "share_waiting",
    Other = "other",
} else Other);

read_fields!(ManagedVenue {
    venue,
    role,
    today,
    last_scan_at,
    marks,
    restorable_until
});
