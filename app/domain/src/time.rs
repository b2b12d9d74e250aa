//! Moments and clock readings. No calendar and no time zone: what people read
//! is formatted where it is shown.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::json::{Json, Read};
use crate::read_fields;

/// A moment in milliseconds since 1970-01-01 00:00 UTC, as somebody's clock
/// told it. Whose clock is said by the field's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

/// The clocks of Vietnam are seven hours ahead of UTC, all year (ICT).
const VIETNAM_OFFSET: Duration = Duration::from_secs(7 * 60 * 60);
/// A day; Vietnam has no short or long ones.
pub const DAY: Duration = Duration::from_secs(24 * 60 * 60);

impl Timestamp {
    /// From milliseconds since the Unix epoch.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the Unix epoch.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// The moment `later` after this one; stays at the end of time instead of
    /// overflowing, since phones send whatever their clock says.
    pub fn plus(self, later: Duration) -> Self {
        Self(self.0.saturating_add(millis(later)))
    }

    /// The moment `earlier` before this one.
    pub fn minus(self, earlier: Duration) -> Self {
        Self(self.0.saturating_sub(millis(earlier)))
    }

    /// Midnight in Vietnam, at which this moment's day began.
    pub fn vietnam_midnight(self) -> Self {
        let (offset, day) = (millis(VIETNAM_OFFSET), millis(DAY));
        let into_day = self.0.saturating_add(offset).rem_euclid(day);
        Self(self.0.saturating_sub(into_day))
    }

    /// How long ago `earlier` was; zero when it lies in the future.
    pub fn since(self, earlier: Timestamp) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// How far the server's clock is ahead of a phone's, as last measured in an
/// exchange between the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ClockReading {
    /// Server minus device, in milliseconds.
    pub offset_ms: i64,
    /// Half of the round trip: the offset is right to within this much.
    pub error_ms: u32,
    /// When it was measured, on the device's clock.
    pub measured_at: Timestamp,
}

impl ClockReading {
    /// Reads the offset off one exchange: `sent` and `received` on the device's
    /// clock, `server` what the server's clock said in between.
    pub fn from_exchange(sent: Timestamp, received: Timestamp, server: Timestamp) -> Self {
        let round_trip = received.as_millis().saturating_sub(sent.as_millis()).max(0);
        let middle = sent.as_millis().saturating_add(round_trip / 2);
        Self {
            offset_ms: server.as_millis().saturating_sub(middle),
            error_ms: u32::try_from(round_trip / 2).unwrap_or(u32::MAX),
            measured_at: received,
        }
    }

    /// What the server's clock said when the device's clock said `device`.
    pub fn to_server(self, device: Timestamp) -> Timestamp {
        Timestamp::from_millis(device.as_millis().saturating_add(self.offset_ms))
    }
}

read_fields!(ClockReading {
    offset_ms,
    error_ms,
    measured_at
});

impl Read for Timestamp {
    fn read(json: Json) -> Option<Self> {
        Read::read(json).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exchange_measures_the_offset_at_its_middle() {
        let at = Timestamp::from_millis;
        let reading = ClockReading::from_exchange(at(1_000), at(1_200), at(61_100));
        assert_eq!((reading.offset_ms, reading.error_ms), (60_000, 100));
        assert_eq!(reading.to_server(at(2_000)), at(62_000));
    }

    #[test]
    fn absurd_clocks_saturate_instead_of_overflowing() {
        let (first, last) = (
            Timestamp::from_millis(i64::MIN),
            Timestamp::from_millis(i64::MAX),
        );
        assert_eq!(last.plus(Duration::from_secs(1)), last);
        assert_eq!(first.since(last), Duration::ZERO);
        ClockReading::from_exchange(first, last, last).to_server(last);
    }
}
