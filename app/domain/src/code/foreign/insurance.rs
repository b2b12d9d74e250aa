//! The health insurance card (BHYT): `code|name|birth date|sex|…|$`, the name as
//! hexadecimal UTF-8. No text of the authority's describes it; what is read here
//! is what cards in the field have in common, so that other fields are passed over.

use super::card_number::CardNumber;
use super::date::{Date, year_of};
use super::name;
use super::sex::Sex;

/// Who an insurance card says somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InsuranceCard {
    /// Two letters and thirteen digits, or since 2021 the last ten digits alone.
    pub number: CardNumber,
    /// First letters only: `N** T** H**`.
    pub masked_name: String,
    pub year_of_birth: u16,
    /// `None` where it was not told.
    pub sex: Option<Sex>,
}

/// Why a text of the card's form is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InsuranceError {
    #[error("the card's code is none")]
    Number,
    #[error("the name is none")]
    Name,
    #[error("the birth date is not in the calendar")]
    BirthDate,
}

/// Whether a text has the card's form.
pub(super) fn is_claimed(text: &str) -> bool {
    let mut fields = text.splitn(4, '|');
    let mut next = || fields.next().unwrap_or_default();
    let (number, name, birth) = (next(), next(), next());
    let is_marked = text.ends_with('$') || is_hex(name);
    (is_long(number) || (is_short(number) && is_marked)) && !name.is_empty() && !birth.is_empty()
}

/// Reads a text of the card's form.
pub(super) fn read(text: &str) -> Result<InsuranceCard, InsuranceError> {
    let text = text.strip_suffix('$').unwrap_or(text);
    let mut fields = text.splitn(5, '|').map(str::trim);
    let mut next = || fields.next().unwrap_or_default();
    let (number, name, birth, sex) = (next(), next(), next(), next());
    if !is_long(number) && !is_short(number) {
        return Err(InsuranceError::Number);
    }
    let name = if is_hex(name) {
        from_hex(name)
    } else {
        Some(name.to_owned())
    };
    let masked_name = name.as_deref().and_then(name::masked);
    Ok(InsuranceCard {
        number: CardNumber::new(&number.to_ascii_uppercase()),
        masked_name: masked_name.ok_or(InsuranceError::Name)?,
        year_of_birth: year_of_birth(birth).ok_or(InsuranceError::BirthDate)?,
        sex: Sex::from_number(sex).or_else(|| Sex::from_word(sex)),
    })
}

/// Two letters for the group, one digit for the share that is paid (1 to 5), two
/// for the province, ten for the person.
fn is_long(text: &str) -> bool {
    text.len() == 15
        && text.bytes().enumerate().all(|(at, it)| match at {
            0 | 1 => it.is_ascii_alphabetic(),
            2 => (b'1'..=b'5').contains(&it),
            _ => it.is_ascii_digit(),
        })
}

fn is_short(text: &str) -> bool {
    text.len() == 10 && text.bytes().all(|it| it.is_ascii_digit())
}

/// `dd/mm/yyyy`, or the year alone for who knows no more.
fn year_of_birth(text: &str) -> Option<u16> {
    let mut parts = text.split(['/', '-']);
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(year), None, None, None) => year_of(year),
        (Some(day), Some(month), Some(year), None) => {
            Date::from_parts(year, month, day).map(|date| date.year)
        }
        _ => None,
    }
}

fn is_hex(text: &str) -> bool {
    text.len() >= 4
        && text.len().is_multiple_of(2)
        && text.bytes().all(|it| it.is_ascii_hexdigit())
        // `Ada Bee` would be too; a blank or a Vietnamese letter has a digit.
        && text.bytes().any(|it| it.is_ascii_digit())
}

fn from_hex(text: &str) -> Option<String> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<_>> = text.as_bytes().chunks(2).map(byte).collect();
    String::from_utf8(bytes?).ok()
}
