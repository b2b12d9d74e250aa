//! Days of the calendar, as people write them in a form: no time, no time zone.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::json::{Json, Read};
use crate::read_by_hand;
use crate::time::{DAY, Timestamp};

/// A day of the Gregorian calendar, counted from 1970-01-01; written `2021-10-08`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(u16);

/// The text is not a day between 1970 and 2149, written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day, written YYYY-MM-DD")]
pub struct NotADay;

impl Day {
    /// From the number of days since 1970-01-01.
    pub const fn from_number(number: u16) -> Self {
        Self(number)
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The day of a date that exists in the calendar.
    pub fn from_date(year: i32, month: u32, day: u32) -> Option<Self> {
        let number = days_from_civil(year, month, day);
        let there = u16::try_from(number).ok().map(Self)?;
        (there.date() == (year, month, day)).then_some(there)
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    pub fn date(self) -> (i32, u32, u32) {
        civil_from_days(i32::from(self.0))
    }

    /// The day in Vietnam at `at`; the first or last day there is for absurd clocks.
    pub fn in_vietnam(at: Timestamp) -> Self {
        let midnight = at.vietnam_midnight().as_millis();
        // Vietnam's midnight is 17:00 UTC of the day before.
        let day = i64::try_from(DAY.as_millis()).unwrap_or(i64::MAX);
        let number = midnight.div_euclid(day) + 1;
        Self(u16::try_from(number.max(0)).unwrap_or(u16::MAX))
    }

    /// Its midnight in Vietnam.
    pub fn starts_at(self) -> Timestamp {
        Timestamp::from_millis(0)
            .plus(DAY * (u32::from(self.0) + 1))
            .vietnam_midnight()
            .minus(DAY)
    }

    /// So many days earlier, not before 1970.
    pub const fn minus(self, days: u16) -> Self {
        Self(self.0.saturating_sub(days))
    }

    /// So many days later.
    pub const fn plus(self, days: u16) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days from `earlier` to this one; zero when it is later.
    pub const fn since(self, earlier: Self) -> u16 {
        self.0.saturating_sub(earlier.0)
    }
}

/// Days since 1970-01-01 of a date in the Gregorian calendar, by counting years
/// from March so that the leap day comes last.
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(0..=9_999).contains(&year) {
        return -1;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let month = i32::try_from((month + 9) % 12).unwrap_or(0);
    let of_year = (153 * month + 2) / 5 + i32::try_from(day).unwrap_or(1) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = (of_year - (153 * month + 2) / 5 + 1).unsigned_abs();
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month.unsigned_abs(), day)
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let parts: Vec<_> = text.split('-').collect();
        let &[year, month, day] = &parts[..] else {
            return Err(NotADay);
        };
        let number = |part: &str, len: usize| {
            let is_number = part.len() == len && part.bytes().all(|it| it.is_ascii_digit());
            is_number.then(|| part.parse::<u32>().ok()).flatten()
        };
        let date = (number(year, 4), number(month, 2), number(day, 2));
        let (Some(year), Some(month), Some(day)) = date else {
            return Err(NotADay);
        };
        let year = i32::try_from(year).map_err(|_| NotADay)?;
        Self::from_date(year, month, day).ok_or(NotADay)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl Read for Day {
    fn read(json: Json) -> Option<Self> {
        json.text()?.parse().ok()
    }
}

read_by_hand!(Day);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_is_written_and_read_back_as_itself() {
        for number in 0..=u16::MAX {
            let day = Day::from_number(number);
            assert_eq!(day.to_string().parse(), Ok(day));
        }
        assert_eq!(
            Day::from_date(2021, 10, 8).expect("a day").to_string(),
            "2021-10-08"
        );
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2021-02-29",
            "2021-13-01",
            "2021-1-1",
            "1969-12-31",
            "2150-01-01",
            "2021-10-08-",
            "2021-10-8x",
            "+021-10-08",
            "2021/10/08",
        ] {
            assert_eq!(text.parse::<Day>(), Err(NotADay), "{text}");
        }
    }

    #[test]
    fn a_day_begins_at_midnight_in_vietnam() {
        let day = Day::from_date(2021, 10, 8).expect("a day");
        // 2021-10-07T17:00:00Z
        assert_eq!(day.starts_at().as_millis(), 1_633_626_000_000);
        assert_eq!(Day::in_vietnam(day.starts_at()), day);
        let before = Timestamp::from_millis(day.starts_at().as_millis() - 1);
        assert_eq!(Day::in_vietnam(before), day.minus(1));
    }
}
