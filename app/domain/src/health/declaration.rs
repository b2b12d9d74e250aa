//! A health declaration: one person's answers at one moment, queued on the
//! phone and recorded by the server exactly once, like a check-in.

use std::time::Duration;

use serde::Serialize;

use super::holder::{Holder, HolderError};
use super::sign::{Sign, Signs};
use super::vaccination::{Dose, MAX_DOSES, Test, TestResult};
use crate::area::AreaCode;
use crate::day::Day;
use crate::ids::RecordId;
use crate::json::{Json, Read};
use crate::printable::{is_printable, is_visible, tidied};
use crate::time::{ClockReading, Timestamp};
use crate::{read_by_hand, read_fields};

/// How long a declaration counts when the city says nothing else: 24 hours, as
/// in Da Nang in 2021.
pub const USUAL_VALIDITY: Duration = Duration::from_secs(24 * 60 * 60);
/// How far back stays are asked for, in days (Decision 2666/QĐ-BYT).
pub const LOOK_BACK_DAYS: u16 = 21;
/// Most places of one declaration.
pub const MAX_STAYS: usize = 10;
/// Longest name of a place, in characters.
pub const MAX_PLACE: usize = 80;
/// The text of consent that this version shows; a new text has a new number.
pub const CONSENT: u16 = 1;

/// A ward or commune: from the list, or as somebody wrote it without one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// `None` for a place that was typed and not chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ward: Option<AreaCode>,
    /// As shown: "Phường Hải Châu, Thành phố Đà Nẵng".
    pub name: String,
}

/// Somewhere that the person stayed, from the first day to the last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceStayed {
    #[serde(flatten)]
    pub place: Place,
    pub from: Day,
    pub until: Day,
}

/// Somebody's answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Declaration {
    pub id: RecordId,
    pub holder: Holder,
    pub home: Place,
    /// Without [`Sign::PositiveTest`], which the test tells.
    pub signs: Signs,
    /// Other places in the last [`LOOK_BACK_DAYS`] days.
    pub stays: Vec<PlaceStayed>,
    pub doses: Vec<Dose>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub test: Option<Test>,
    /// Which text of consent was agreed to.
    pub consent: u16,
    /// Whether checkpoints may be told that this phone was at an outbreak place.
    pub may_tell_places: bool,
    /// On the phone's own clock.
    pub declared_at: Timestamp,
    /// How wrong that clock was, if it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<ClockReading>,
}

/// What is wrong with a declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeclarationError {
    #[error(transparent)]
    Holder(#[from] HolderError),
    #[error("the home ward is missing")]
    NoHome,
    #[error("the name of a place is empty")]
    NoPlace,
    #[error("the name of a place is longer than {MAX_PLACE} characters")]
    PlaceTooLong,
    #[error("the name of a place holds characters that cannot be printed")]
    NotPrintable,
    #[error("a stay ends before it begins, or lies outside the last {LOOK_BACK_DAYS} days")]
    StayDates,
    #[error("there are more than {MAX_STAYS} places")]
    TooManyStays,
    #[error("there are more than {MAX_DOSES} doses")]
    TooManyDoses,
    #[error("a dose lies in the future or before 2020")]
    DoseDate,
    #[error("the test lies in the future or more than a year back")]
    TestDate,
    #[error("nobody agreed to the use of the answers")]
    NoConsent,
}

impl Declaration {
    /// The same with texts tidied, checked on the day `today`. A phone's clock
    /// may be a day ahead, so tomorrow still counts as today.
    ///
    /// # Errors
    /// The first answer that cannot be accepted, in the order of the form.
    pub fn checked(self, today: Day) -> Result<Self, DeclarationError> {
        let (year, ..) = today.date();
        let holder = self
            .holder
            .checked(u16::try_from(year).unwrap_or(u16::MAX))?;
        let home = match self.home.checked() {
            Err(DeclarationError::NoPlace) => return Err(DeclarationError::NoHome),
            home => home?,
        };
        let latest = today.plus(1);
        if self.stays.len() > MAX_STAYS {
            return Err(DeclarationError::TooManyStays);
        }
        let stays = self
            .stays
            .into_iter()
            .map(|stay| stay.checked(latest))
            .collect::<Result<Vec<_>, _>>()?;
        check_doses(&self.doses, latest)?;
        let is_recent = |test: Test| test.taken <= latest && latest.since(test.taken) <= 366;
        if !self.test.is_none_or(is_recent) {
            return Err(DeclarationError::TestDate);
        }
        if self.consent == 0 {
            return Err(DeclarationError::NoConsent);
        }
        Ok(Self {
            holder,
            home,
            stays,
            ..self
        })
    }

    /// Everything that speaks against "normal", the test's result with it.
    pub fn all_signs(&self) -> Signs {
        let positive = self
            .test
            .is_some_and(|test| test.result == TestResult::Positive);
        let asked = self.signs.without(Sign::PositiveTest);
        if positive {
            asked.with(Sign::PositiveTest)
        } else {
            asked
        }
    }
}

/// The first vaccinations against COVID-19 were given in 2020.
fn check_doses(doses: &[Dose], latest: Day) -> Result<(), DeclarationError> {
    if doses.len() > MAX_DOSES {
        return Err(DeclarationError::TooManyDoses);
    }
    let is_real = |dose: &Dose| dose.given <= latest && dose.given.date().0 >= 2020;
    if doses.iter().all(is_real) {
        Ok(())
    } else {
        Err(DeclarationError::DoseDate)
    }
}

impl Place {
    fn checked(self) -> Result<Self, DeclarationError> {
        let name = tidied(&self.name);
        if !name.chars().any(is_visible) {
            return Err(DeclarationError::NoPlace);
        }
        if name.chars().count() > MAX_PLACE {
            return Err(DeclarationError::PlaceTooLong);
        }
        if !is_printable(&name) {
            return Err(DeclarationError::NotPrintable);
        }
        Ok(Self { name, ..self })
    }
}

impl PlaceStayed {
    fn checked(self, latest: Day) -> Result<Self, DeclarationError> {
        let place = self.place.checked()?;
        let earliest = latest.minus(LOOK_BACK_DAYS + 1);
        if self.from > self.until || self.until > latest || self.from < earliest {
            return Err(DeclarationError::StayDates);
        }
        Ok(Self { place, ..self })
    }
}

read_fields!(Place { ward, name });

impl Read for PlaceStayed {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(Self {
            from: fields.get("from")?,
            until: fields.get("until")?,
            place: Read::read(fields.into())?,
        })
    }
}

read_by_hand!(PlaceStayed);

read_fields!(Declaration {
    id,
    holder,
    home,
    signs,
    stays,
    doses,
    test,
    consent,
    may_tell_places,
    declared_at,
    clock
});
