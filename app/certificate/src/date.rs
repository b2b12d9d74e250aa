//! Dates as certificates write them: of a birth long ago, and sometimes only
//! the year or the month is known.

use std::fmt;
use std::str::FromStr;

/// A date or what is known of it; written `1976-07-18`, `1976-07` or `1976`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    pub year: u16,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

/// The text is no date that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date, written YYYY-MM-DD, YYYY-MM or YYYY")]
pub struct NotADate;

impl Date {
    /// Whether the day is known.
    pub const fn is_full(self) -> bool {
        self.day.is_some()
    }
}

impl FromStr for Date {
    type Err = NotADate;

    /// A time of day behind the date is left out: some states write one.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let date = text.split_once('T').map_or(text, |(date, _)| date);
        let mut parts = date.split('-');
        let year = parts.next().and_then(|it| number(it, 4)).ok_or(NotADate)?;
        let mut two_digits = |max| match parts.next() {
            None => Ok(None),
            Some(part) => number(part, 2)
                .and_then(|it| u8::try_from(it).ok())
                .filter(|it| (1..=max).contains(it))
                .map(Some)
                .ok_or(NotADate),
        };
        let (month, day) = (two_digits(12)?, two_digits(31)?);
        let is_there = match (month, day) {
            (Some(month), Some(day)) => day <= days_of(year, month),
            _ => true,
        };
        let is_date = is_there && (1_900..2_100).contains(&year) && parts.next().is_none();
        is_date.then_some(Self { year, month, day }).ok_or(NotADate)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

pub(crate) fn number(text: &str, len: usize) -> Option<u16> {
    let is_number = text.len() == len && text.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

fn days_of(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_it_was_read() {
        for text in ["1976-07-18", "1976-07", "1976", "2000-02-29", "1904-02-29"] {
            assert_eq!(text.parse::<Date>().expect(text).to_string(), text);
        }
        let with_time = "1978-01-26T00:00:00".parse::<Date>();
        assert_eq!(with_time, "1978-01-26".parse());
        for text in [
            "",
            "76",
            "1976-7",
            "1976-13",
            "1976-00",
            "1900-02-29",
            "1976-07-18-",
            "1-1-1976",
        ] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
    }
}
