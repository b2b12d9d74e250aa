//! The national personal QR of 2021: `document|NAME|birth date|0 or 1|QID|more`
//! (the Ministry of Information's technical requirements of 11 September 2021).
//!
//! Apps mask what they show, so any of it may hold stars; dates come as each app
//! liked. Nothing in it can be verified here: it says who somebody claims to be.

use super::card_number::CardNumber;
use super::date::{Date, year_of};
use super::name;
use super::sex::Sex;

/// Who a national code says somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NationalCode {
    /// Of the ID card or passport; by default masked in the code already.
    pub document: CardNumber,
    /// First letters only: `N** T** H**`.
    pub masked_name: String,
    /// `None` where it was masked.
    pub year_of_birth: Option<u16>,
    pub declared_by: DeclaredBy,
    /// The number that the national platform gave this person.
    pub qid: CardNumber,
    /// `None` where it was not told.
    pub sex: Option<Sex>,
    pub insurance: Option<CardNumber>,
}

/// Who made the national code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeclaredBy {
    Themselves,
    /// Somebody else (khai hộ), with the QID of that one if it was told.
    Another {
        qid: Option<CardNumber>,
    },
}

/// Why a text of the national code's form is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NationalError {
    #[error("the document's number is none")]
    Document,
    #[error("the name is none")]
    Name,
    #[error("the birth date is not in the calendar")]
    BirthDate,
    #[error("the number of the national platform is none")]
    Qid,
}

/// Whether a text has the code's form.
pub(super) fn is_claimed(text: &str) -> bool {
    let mut fields = text.splitn(7, '|');
    let mut next = || fields.next().unwrap_or_default();
    let (document, name, birth, declared_by, qid) = (next(), next(), next(), next(), next());
    let has_six_at_most = fields.nth(1).is_none();
    let is_name = !name.is_empty() && !name.contains(|it: char| it.is_ascii_digit());
    let is_date = (6..=10).contains(&birth.len())
        && birth.contains(['-', '/'])
        && birth
            .bytes()
            .all(|it| it.is_ascii_digit() || b"*-/".contains(&it));
    is_document(document)
        && is_name
        && is_date
        && matches!(declared_by, "0" | "1")
        && !qid.is_empty()
        && has_six_at_most
}

/// Reads a text of the code's form.
pub(super) fn read(text: &str) -> Result<NationalCode, NationalError> {
    let mut fields = text.splitn(6, '|').map(str::trim);
    let mut next = || fields.next().unwrap_or_default();
    let (document, name, birth, declared_by, qid) = (next(), next(), next(), next(), next());
    let more = More::read(next());
    if !is_document(document) {
        return Err(NationalError::Document);
    }
    if !is_number(qid) {
        return Err(NationalError::Qid);
    }
    Ok(NationalCode {
        document: CardNumber::new(document),
        masked_name: name::masked(name).ok_or(NationalError::Name)?,
        year_of_birth: year_of_birth(birth).ok_or(NationalError::BirthDate)?,
        declared_by: match declared_by {
            "1" => DeclaredBy::Another { qid: more.declarer },
            _ => DeclaredBy::Themselves,
        },
        qid: CardNumber::new(qid),
        sex: more.sex,
        insurance: more.insurance,
    })
}

fn is_document(text: &str) -> bool {
    (6..=16).contains(&text.len()) && is_number(text)
}

/// Letters and digits, any of them masked.
fn is_number(text: &str) -> bool {
    let is_part = |it: u8| it.is_ascii_alphanumeric() || it == b'*';
    (1..=64).contains(&text.len()) && text.bytes().all(is_part)
}

/// The year of `1989/3/3`, `1989-03-03`, `03/03/1989` or `1989-**-**`: inside,
/// `None` where it is masked; outside, where it is no date.
fn year_of_birth(text: &str) -> Option<Option<u16>> {
    let mut parts = text.split(['-', '/']);
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, day) = if last.len() == 4 {
        (last, first)
    } else {
        (first, last)
    };
    if !text.contains('*') {
        return Date::from_parts(year, month, day).map(|date| Some(date.year));
    }
    let is_number_or_masked = |part: &str, len| {
        let is_masked = part.bytes().all(|it| it == b'*');
        (1..=len).contains(&part.len()) && (is_masked || part.bytes().all(|it| it.is_ascii_digit()))
    };
    if !is_number_or_masked(month, 2) || !is_number_or_masked(day, 2) {
        return None;
    }
    if year.contains('*') {
        return (year.len() == 4).then_some(None);
    }
    year_of(year).map(Some)
}

/// The sixth field: `declarer's QID<sex<insurance<phone<signature`, the first
/// left out by some apps. Phone and signature are not kept: the one is nobody's
/// business at a gate, the other cannot be verified.
#[derive(Default)]
struct More {
    declarer: Option<CardNumber>,
    sex: Option<Sex>,
    insurance: Option<CardNumber>,
}

impl More {
    fn read(text: &str) -> Self {
        let mut parts = text.split('<').map(str::trim);
        let first = parts.next().unwrap_or_default();
        let begins_with_sex = matches!(first, "0" | "1" | "2");
        let sex = if begins_with_sex {
            first
        } else {
            parts.next().unwrap_or_default()
        };
        let number = |it: &str| is_number(it).then(|| CardNumber::new(it));
        Self {
            declarer: if begins_with_sex { None } else { number(first) },
            sex: Sex::from_number(sex),
            insurance: parts.next().and_then(number),
        }
    }
}
