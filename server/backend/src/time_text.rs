//! Moments as text, by the clocks of Vietnam.

use domain::time::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::strtime;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp as Instant, Zoned};

/// `2026-11-25 10:20:31`, for tables.
pub(crate) fn in_table(at: Timestamp) -> String {
    formatted(at, "%Y-%m-%d %H:%M:%S")
}

/// `25/11/2026`, for paper.
pub(crate) fn on_paper(at: Timestamp) -> String {
    formatted(at, "%d/%m/%Y")
}

/// `2026-11-25T10:20:31.123+07:00` (RFC 3339), for other systems.
pub(crate) fn for_systems(at: Timestamp) -> String {
    formatted(at, "%Y-%m-%dT%H:%M:%S%.3f%:z")
}

/// The moment that somebody wrote: RFC 3339, or `2021-10-08T09:00` in Vietnam.
pub(crate) fn read(text: &str) -> Option<Timestamp> {
    let vietnam = || {
        let at: DateTime = text.parse().ok()?;
        let zone = TimeZone::fixed(Offset::from_hours(7).ok()?);
        Some(at.to_zoned(zone).ok()?.timestamp())
    };
    // A day alone is no moment.
    let has_time = text.contains(['T', 't']);
    let at = has_time.then(|| text.parse::<Instant>().ok().or_else(vietnam))??;
    Some(Timestamp::from_millis(at.as_millisecond()))
}

fn formatted(at: Timestamp, form: &str) -> String {
    // Phones say any time; what no calendar has is given as it came.
    vietnam(at)
        .and_then(|at| strtime::format(form, &at).ok())
        .unwrap_or_else(|| at.as_millis().to_string())
}

fn vietnam(at: Timestamp) -> Option<Zoned> {
    let at = Instant::from_millisecond(at.as_millis()).ok()?;
    let zone = TimeZone::fixed(Offset::from_hours(7).ok()?);
    Some(at.to_zoned(zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_by_the_clocks_of_vietnam() {
        let at = Timestamp::from_millis(1_790_787_600_123);
        assert_eq!(in_table(at), "2026-10-01 00:00:00");
        assert_eq!(on_paper(at), "01/10/2026");
        assert_eq!(for_systems(at), "2026-10-01T00:00:00.123+07:00");
        for text in ["2026-10-01T00:00:00.123+07:00", "2026-09-30T17:00:00.123Z"] {
            assert_eq!(read(text), Some(at), "{text}");
        }
        let minute = Timestamp::from_millis(1_790_787_600_000);
        assert_eq!(read("2026-10-01T00:00"), Some(minute));
        for text in ["", "T", "2026-10-01", "2026-13-01T00:00", "yesterday"] {
            assert_eq!(read(text), None, "{text}");
        }
        let never = Timestamp::from_millis(i64::MIN);
        assert_eq!(in_table(never), i64::MIN.to_string());
    }
}
