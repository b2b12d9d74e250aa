//! Vietnam's rule for its own certificates: Decision 5772/QĐ-BYT of 20 December
//! 2021, "hộ chiếu vắc xin": one expires twelve months after its creation.

use domain::day::Day;
use domain::time::{DAY, Timestamp};

use crate::content::Certificate;

/// Vietnam's country code.
pub const COUNTRY: &str = "VN";

/// Twelve months after `created_at`: the same moment of the same date a year
/// later, on Vietnam's calendar; after a 29 February the 28th.
pub fn twelve_months_after(created_at: Timestamp) -> Timestamp {
    let day = Day::in_vietnam(created_at);
    let (year, month, date) = day.date();
    let later = Day::from_date(year + 1, month, date)
        .or_else(|| Day::from_date(year + 1, month, date.saturating_sub(1)));
    let days = later.map_or(365, |later| later.since(day));
    created_at.plus(DAY * u32::from(days))
}

/// Until when a certificate counts: what its issuer wrote, and for Vietnam's
/// own not longer than twelve months.
pub fn valid_until(certificate: &Certificate) -> Timestamp {
    match certificate.country() {
        Some(COUNTRY) => certificate
            .expires_at
            .min(twelve_months_after(certificate.issued_at)),
        _ => certificate.expires_at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_months_end_on_the_same_date() {
        for (created, ends) in [
            ((2021, 12, 20), (2022, 12, 20)),
            ((2023, 3, 1), (2024, 3, 1)),
            ((2024, 2, 29), (2025, 2, 28)),
            ((2023, 2, 28), (2024, 2, 28)),
        ] {
            let at = |(year, month, day)| Day::from_date(year, month, day).expect("a day");
            let noon = std::time::Duration::from_secs(12 * 60 * 60);
            let created = at(created).starts_at().plus(noon);
            let ends = at(ends).starts_at().plus(noon);
            assert_eq!(twelve_months_after(created), ends);
        }
    }

    #[test]
    fn an_absurd_time_of_creation_does_no_harm() {
        for millis in [i64::MIN, -1, i64::MAX] {
            twelve_months_after(Timestamp::from_millis(millis));
        }
    }
}
