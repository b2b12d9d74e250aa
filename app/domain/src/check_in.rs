//! A check-in: the trace that a visitor leaves at a point of a venue.

use std::time::Duration;

use serde::Serialize;

use crate::ids::{RecordId, VenueId};
use crate::time::{ClockReading, Timestamp};
use crate::venue::PointNumber;
use crate::{read_fields, words};

/// The same poster scanned again within this time is the same check-in.
pub const REPEAT_WINDOW: Duration = Duration::from_secs(5 * 60);
/// How long a check-in can be undone.
pub const UNDO_WINDOW: Duration = Duration::from_secs(60);

/// How the code reached the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Through the camera, in the app.
    Camera,
    /// From a picture file.
    Picture,
    /// The poster's address was opened by another app, then confirmed with a tap.
    Link,
    /// Somebody of the venue scanned the visitor's code.
    Staff,
}

/// A visitor was at a point of a venue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckIn {
    pub id: RecordId,
    pub venue: VenueId,
    pub point: PointNumber,
    pub poster_version: u16,
    pub method: Method,
    /// On the phone's own clock, right or wrong.
    pub scanned_at: Timestamp,
    /// How wrong that clock was, if it was known when the code was scanned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<ClockReading>,
}

/// The visitor took a check-in back within [`UNDO_WINDOW`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Undo {
    pub id: RecordId,
    pub check_in: RecordId,
    /// On the phone's own clock.
    pub undone_at: Timestamp,
}

impl CheckIn {
    /// Whether scanning `venue`'s `point` at `now` only repeats this check-in.
    /// A clock that was set back does not make a repeat.
    pub fn is_repeated_by(&self, venue: VenueId, point: PointNumber, now: Timestamp) -> bool {
        self.venue == venue
            && self.point == point
            && now >= self.scanned_at
            && now.since(self.scanned_at) < REPEAT_WINDOW
    }

    /// Whether it can still be undone at `now`.
    pub fn can_be_undone(&self, now: Timestamp) -> bool {
        now.since(self.scanned_at) < UNDO_WINDOW
    }
}

words!(Method {
    Camera = "camera",
    Picture = "picture",
    Link = "link",
    Staff = "staff",
});

read_fields!(CheckIn {
    id,
    venue,
    point,
    poster_version,
    method,
    scanned_at,
    clock
});

read_fields!(Undo {
    id,
    check_in,
    undone_at
});
