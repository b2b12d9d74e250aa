//! The citizen ID card (CCCD of 2021, căn cước of 2024):
//! `number|old number|name|birth date|sex|address|issued`, and since 2024 at
//! least three fields more, which are not looked at.
//!
//! The card bears no signature that can be checked here. What can be: its number
//! holds sex and year of birth, so that a misread or hastily made up card is
//! mostly found out. Neither address, old number nor full name leaves here.

use super::card_number::CardNumber;
use super::date::Date;
use super::sex::Sex;
use super::{id_number, name};
use crate::day::Day;

/// Who a card says somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdCard {
    pub number: CardNumber,
    /// First letters only: `N** T** H**`.
    pub masked_name: String,
    pub year_of_birth: u16,
    pub sex: Sex,
    pub issued: Day,
}

/// Why a text of the card's form is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdCardError {
    #[error("neither 7 fields nor 10 and more")]
    Fields,
    #[error("the number is not twelve digits")]
    Number,
    #[error("the number is of no province or country")]
    Place,
    #[error("the old number has neither 9 nor 12 digits")]
    OldNumber,
    #[error("the name is none")]
    Name,
    #[error("the birth date is not in the calendar")]
    BirthDate,
    #[error("the sex is none")]
    Sex,
    #[error("the date of issue is not in the calendar")]
    IssueDate,
    #[error("the number is of somebody born in another year")]
    YearDisagrees,
    #[error("the number is of somebody of the other sex")]
    SexDisagrees,
    #[error("the card was issued before the birth")]
    IssuedBeforeBirth,
}

/// Fields of the card of 2021, with which later ones begin.
const FIELDS: usize = 7;
/// Fewest fields of the card of 2024.
const LATER_FIELDS: usize = 10;

/// Whether a text has the card's form.
pub(super) fn is_claimed(text: &str) -> bool {
    let mut fields = text.split('|');
    let is_number = fields.next().is_some_and(id_number::is_number);
    let is_date = |it: &str| it.len() == 8 && it.bytes().all(|digit| digit.is_ascii_digit());
    is_number && fields.nth(2).is_some_and(is_date) && fields.nth(2).is_some()
}

/// Reads a text of the card's form and compares its fields with each other.
pub(super) fn read(text: &str) -> Result<IdCard, IdCardError> {
    let fields: Vec<_> = text.split('|').map(str::trim).collect();
    if fields.len() != FIELDS && fields.len() < LATER_FIELDS {
        return Err(IdCardError::Fields);
    }
    let [number, old_number, name, birth, sex, _address, issued] = fields[..FIELDS] else {
        return Err(IdCardError::Fields);
    };
    let told = id_number::read(number).ok_or(IdCardError::Number)?;
    if !told.has_place {
        return Err(IdCardError::Place);
    }
    if !is_old_number(old_number) {
        return Err(IdCardError::OldNumber);
    }
    let masked_name = name::masked(name).ok_or(IdCardError::Name)?;
    let birth = Date::from_digits(birth).ok_or(IdCardError::BirthDate)?;
    let sex = Sex::from_word(sex).ok_or(IdCardError::Sex)?;
    let issue = Date::from_digits(issued).ok_or(IdCardError::IssueDate)?;
    let issued = issue.to_day().ok_or(IdCardError::IssueDate)?;
    if told.year_of_birth != birth.year {
        return Err(IdCardError::YearDisagrees);
    }
    if told.sex != sex {
        return Err(IdCardError::SexDisagrees);
    }
    if issue < birth {
        return Err(IdCardError::IssuedBeforeBirth);
    }
    Ok(IdCard {
        number: CardNumber::new(number),
        masked_name,
        year_of_birth: birth.year,
        sex,
        issued,
    })
}

/// Empty for whoever never had one; the last paper cards had twelve digits too.
fn is_old_number(text: &str) -> bool {
    matches!(text.len(), 0 | 9 | 12) && text.bytes().all(|it| it.is_ascii_digit())
}
