//! Moments as certificates write them: RFC 3339, and what states take for it.

use domain::day::Day;
use domain::time::{DAY, Timestamp};

use crate::date::number;

/// A moment as RFC 3339 writes it, to the second. Seconds, and the colon or the minutes of
/// the offset, may be missing.
pub fn read(text: &str) -> Option<Timestamp> {
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let day = date.parse::<Day>().ok()?;
    let zone = time.find(['Z', 'z', '+', '-'])?;
    let (clock, zone) = time.split_at(zone);
    let clock = clock.split_once('.').map_or(clock, |(clock, _)| clock);
    let mut clock = clock.split(':');
    let mut part = |max: u16| number(clock.next()?, 2).filter(|it| *it <= max);
    let (hours, minutes) = (part(23)?, part(59)?);
    let seconds = part(60).unwrap_or(0);
    let clock = i64::from(hours) * 3_600 + i64::from(minutes) * 60 + i64::from(seconds);
    let days = i64::from(day.number()) * i64::try_from(DAY.as_secs()).ok()?;
    Some(Timestamp::from_millis(
        (days + clock - offset(zone)?) * 1_000,
    ))
}

/// Seconds ahead of UTC.
fn offset(zone: &str) -> Option<i64> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digits: String = zone.get(1..)?.split(':').collect();
    let hours = number(digits.get(..2)?, 2).filter(|it| *it <= 14)?;
    let minutes = match digits.get(2..)? {
        "" => 0,
        minutes => number(minutes, 2).filter(|it| *it <= 59)?,
    };
    Some(sign * (i64::from(hours) * 3_600 + i64::from(minutes) * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moment_has_many_spellings() {
        for text in [
            "2021-02-20T12:34:56Z",
            "2021-02-20T12:34:56.789Z",
            "2021-02-20T14:34:56+02:00",
            "2021-02-20T14:34:56+0200",
            "2021-02-20T14:34:56+02",
            "2021-02-20T07:04:56-05:30",
        ] {
            let millis = read(text).map(Timestamp::as_millis);
            assert_eq!(millis, Some(1_613_824_496_000), "{text}");
        }
        for text in [
            "",
            "T",
            "2021-02-20",
            "2021-02-20T25:00:00Z",
            "2021-02-20TéZ",
            "2021-02-20T10:00Z+é",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
