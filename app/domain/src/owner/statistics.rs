//! How many came, and when: counts only, nobody in particular.

use serde::Serialize;

use crate::read_fields;
use crate::time::Timestamp;
use crate::venue::{PointKind, PointNumber};

/// Days that are looked back on, today included.
pub const DAYS: usize = 28;
/// Hours of a day.
pub const HOURS: usize = 24;

/// A venue's counts, by the days and hours of Vietnam.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statistics {
    /// Check-ins since midnight.
    pub today: u32,
    /// Check-ins of each hour of the day, over all of `days`; [`HOURS`] numbers.
    pub hours: Vec<u32>,
    /// Oldest first, [`DAYS`] of them, today last.
    pub days: Vec<DayCount>,
    /// The point with the most check-ins of these days.
    pub busiest: Option<PointCount>,
    pub last_scan_at: Option<Timestamp>,
}

/// A day's check-ins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DayCount {
    /// Midnight, at which it began.
    pub day: Timestamp,
    pub count: u32,
}

/// A point's check-ins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PointCount {
    pub number: PointNumber,
    pub kind: PointKind,
    pub count: u32,
}

read_fields!(Statistics {
    today,
    hours,
    days,
    busiest,
    last_scan_at
});

read_fields!(DayCount { day, count });

read_fields!(PointCount {
    number,
    kind,
    count
});
