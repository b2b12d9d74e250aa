//! What a vaccination, test or recovery certificate says to a checkpoint.

use certificate::content::{Event, TestResult as Found};
use certificate::{Read, Refusal};
use domain::health::sign::{Sign, Signs};
use domain::person::masked_name;

/// A certificate that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Certified {
    pub(crate) masked_name: String,
    pub(crate) year_of_birth: Option<u16>,
    pub(crate) fact: Fact,
    /// Country code, as it says of itself.
    pub(crate) country: String,
    /// Why it must not be believed.
    pub(crate) refusal: Option<Refusal>,
}

/// What it certifies, with the day as it is written there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fact {
    Vaccination { dose: u8, of: u8, day: String },
    Test { is_positive: bool, day: String },
    Recovery { day: String },
}

impl Certified {
    pub(crate) fn of(read: Read) -> Self {
        let person = &read.certificate.person;
        let name = match person.given_name.is_empty() && person.family_name.is_empty() {
            true => format!("{} {}", person.family_name_latin, person.given_name_latin),
            false => format!("{} {}", person.family_name, person.given_name),
        };
        let country = read.certificate.country().unwrap_or_default().to_owned();
        Self {
            masked_name: masked_name(&name.replace('<', " ")),
            year_of_birth: person.born.map(|born| born.year),
            fact: fact(read.certificate.event),
            country,
            refusal: read.check.err(),
        }
    }

    /// A positive test speaks against "normal", if it can be believed.
    pub(crate) fn signs(&self) -> Signs {
        match self.fact {
            Fact::Test {
                is_positive: true, ..
            } if self.refusal.is_none() => Signs::NONE.with(Sign::PositiveTest),
            _ => Signs::NONE,
        }
    }
}

fn fact(event: Event) -> Fact {
    let written = |date: Option<certificate::date::Date>| {
        date.map(|date| date.to_string()).unwrap_or_default()
    };
    match event {
        Event::Vaccination(it) => Fact::Vaccination {
            dose: it.dose.unwrap_or(0),
            of: it.doses.unwrap_or(0),
            day: written(it.given),
        },
        Event::Test(it) => Fact::Test {
            is_positive: it.result == Found::Detected,
            day: it
                .taken_at
                .map(|at| domain::day::Day::in_vietnam(at).to_string())
                .unwrap_or_default(),
        },
        Event::Recovery(it) => Fact::Recovery {
            day: written(it.first_positive),
        },
    }
}
