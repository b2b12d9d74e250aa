//! Dates as documents write them. Unlike [`Day`] they reach back to 1900: people
//! are older than the clocks of computers.

use crate::day::Day;

/// A date that exists in the calendar, from 1900 to 2149.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Date {
    pub(super) year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// `ddmmyyyy`, as on the ID card.
    pub(super) fn from_digits(text: &str) -> Option<Self> {
        if text.len() != 8 {
            return None;
        }
        Self::from_parts(text.get(4..)?, text.get(2..4)?, text.get(..2)?)
    }

    /// Decimal digits without a sign; day and month may lack the leading zero.
    pub(super) fn from_parts(year: &str, month: &str, day: &str) -> Option<Self> {
        let small = |text: &str| u8::try_from(number(text, 1..=2)?).ok();
        Self::real(year_of(year)?, small(month)?, small(day)?)
    }

    fn real(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_leap =
            year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let last = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=last)
            .contains(&day)
            .then_some(Self { year, month, day })
    }

    /// The same as a [`Day`]; `None` before 1970.
    pub(super) fn to_day(self) -> Option<Day> {
        Day::from_date(self.year.into(), self.month.into(), self.day.into())
    }
}

/// A year that somebody may be born in: four digits, 1900 to 2149.
pub(super) fn year_of(text: &str) -> Option<u16> {
    number(text, 4..=4).filter(|year| (1900..=2149).contains(year))
}

fn number(text: &str, len: std::ops::RangeInclusive<usize>) -> Option<u16> {
    let is_number = len.contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}
