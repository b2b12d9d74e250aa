//! The twelve digits of a citizen: three for the province or country of birth
//! registration, one for century and sex, two for the year, six at random
//! (Circular 59/2021/TT-BCA, article 4 and its annexes).

use super::sex::Sex;

/// Length of the number.
pub(super) const LEN: usize = 12;

/// What the number itself says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct IdNumber {
    pub(super) sex: Sex,
    pub(super) year_of_birth: u16,
    /// Whether the first three digits are a province, or those of a country.
    pub(super) has_place: bool,
}

/// Provinces as numbered before their merger in 2025, which gave no new numbers.
const PROVINCES: [u8; 63] = [
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37,
    38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77,
    79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
];
/// Three-digit numbers from here on are countries.
const FIRST_COUNTRY: u16 = 100;

/// Whether a text is twelve digits.
pub(super) fn is_number(text: &str) -> bool {
    text.len() == LEN && text.bytes().all(|it| it.is_ascii_digit())
}

/// Reads twelve digits; `None` for anything else.
pub(super) fn read(text: &str) -> Option<IdNumber> {
    if !is_number(text) {
        return None;
    }
    let place: u16 = text[..3].parse().ok()?;
    let century: u16 = text[3..4].parse().ok()?;
    let year: u16 = text[4..6].parse().ok()?;
    Some(IdNumber {
        sex: if century.is_multiple_of(2) {
            Sex::Male
        } else {
            Sex::Female
        },
        year_of_birth: 1900 + century / 2 * 100 + year,
        has_place: place >= FIRST_COUNTRY
            || PROVINCES
                .iter()
                .any(|province| u16::from(*province) == place),
    })
}
