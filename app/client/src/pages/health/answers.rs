//! A form's answers as they are typed, and the declaration that they make.

use domain::area::Ward;
use domain::day::Day;
use domain::health::declaration::{CONSENT, Declaration, Place, PlaceStayed};
use domain::health::holder::{Holder, Relation};
use domain::health::sign::Signs;
use domain::health::vaccination::{Dose, Test, TestKind, TestResult};
use domain::ids::{HolderId, RecordId};
use domain::time::{ClockReading, Timestamp};
use leptos::prelude::*;
use locales::Text;

use super::place_field;
use super::words;
use crate::random;

/// An answer that needs mending: the id of its field, and what to do.
pub(super) type Wrong = (&'static str, Text);

/// What is typed so far.
#[derive(Clone, Copy)]
pub(super) struct Answers {
    holder: StoredValue<Option<HolderId>>,
    pub(super) relation: RwSignal<Relation>,
    pub(super) name: RwSignal<String>,
    pub(super) year: RwSignal<String>,
    pub(super) home: RwSignal<String>,
    pub(super) signs: RwSignal<Signs>,
    pub(super) stays: RwSignal<Vec<StayTyped>>,
    pub(super) doses: RwSignal<Vec<RwSignal<String>>>,
    pub(super) test: RwSignal<Option<TestKind>>,
    pub(super) taken: RwSignal<String>,
    pub(super) result: RwSignal<TestResult>,
    pub(super) consent: RwSignal<bool>,
    pub(super) may_tell_places: RwSignal<bool>,
}

/// One line of places.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct StayTyped {
    pub(super) place: RwSignal<String>,
    pub(super) from: RwSignal<String>,
    pub(super) until: RwSignal<String>,
}

/// What a declaration needs beside the answers.
pub(super) struct Moment {
    pub(super) now: Timestamp,
    pub(super) clock: Option<ClockReading>,
}

impl Answers {
    /// Nothing answered yet.
    pub(super) fn empty(relation: Relation) -> Self {
        Self {
            holder: StoredValue::new(None),
            relation: RwSignal::new(relation),
            name: RwSignal::default(),
            year: RwSignal::default(),
            home: RwSignal::default(),
            signs: RwSignal::new(Signs::NONE),
            stays: RwSignal::default(),
            doses: RwSignal::default(),
            test: RwSignal::new(None),
            taken: RwSignal::default(),
            result: RwSignal::new(TestResult::Negative),
            consent: RwSignal::new(false),
            may_tell_places: RwSignal::new(true),
        }
    }

    /// As last time, except what must be thought of anew: signs and consent.
    pub(super) fn as_last_time(last: &Declaration) -> Self {
        let answers = Self::empty(last.holder.relation);
        answers.holder.set_value(Some(last.holder.id));
        answers.name.set(last.holder.name.clone());
        answers.year.set(last.holder.year_of_birth.to_string());
        answers.home.set(last.home.name.clone());
        let stays = last.stays.iter().map(|stay| StayTyped {
            place: RwSignal::new(stay.place.name.clone()),
            from: RwSignal::new(stay.from.to_string()),
            until: RwSignal::new(stay.until.to_string()),
        });
        answers.stays.set(stays.collect());
        let doses = last.doses.iter();
        answers.doses.set(
            doses
                .map(|dose| RwSignal::new(dose.given.to_string()))
                .collect(),
        );
        if let Some(test) = last.test {
            answers.test.set(Some(test.kind));
            answers.taken.set(test.taken.to_string());
            answers.result.set(test.result);
        }
        answers.may_tell_places.set(last.may_tell_places);
        answers
    }

    /// The declaration, or every answer that needs mending.
    pub(super) fn declaration(self, wards: &[Ward], at: Moment) -> Result<Declaration, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut day = |id, text: String| {
            let day = text.parse::<Day>().ok();
            if day.is_none() {
                wrong.push((id, Text::DeclareNoDate));
            }
            day.unwrap_or(Day::from_number(0))
        };
        let stays: Vec<_> = self
            .stays
            .get_untracked()
            .into_iter()
            .map(|stay| PlaceStayed {
                place: place(wards, stay.place),
                from: day("stays", stay.from.get_untracked()),
                until: day("stays", stay.until.get_untracked()),
            })
            .collect();
        let doses: Vec<_> = self
            .doses
            .get_untracked()
            .into_iter()
            .map(|given| Dose {
                given: day("doses", given.get_untracked()),
            })
            .collect();
        let test = self.test.get_untracked().map(|kind| Test {
            kind,
            taken: day("test", self.taken.get_untracked()),
            result: self.result.get_untracked(),
        });
        wrong.dedup();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let ids = (
            random::bytes().map(|random| RecordId::new(at.now, random)),
            self.holder
                .get_value()
                .or_else(|| random::bytes().map(|random| HolderId::new(at.now, random))),
        );
        let (Some(id), Some(holder)) = ids else {
            return Err(vec![("consent", Text::StorageFailed)]);
        };
        let declaration = Declaration {
            id,
            holder: Holder {
                id: holder,
                name: self.name.get_untracked(),
                // What is no number is no year either.
                year_of_birth: self
                    .year
                    .with_untracked(|year| year.trim().parse().unwrap_or(0)),
                relation: self.relation.get_untracked(),
            },
            home: place(wards, self.home),
            signs: self.signs.get_untracked(),
            stays,
            doses,
            test,
            consent: if self.consent.get_untracked() {
                CONSENT
            } else {
                0
            },
            may_tell_places: self.may_tell_places.get_untracked(),
            declared_at: at.now,
            clock: at.clock,
        };
        declaration
            .checked(Day::in_vietnam(at.now))
            .map_err(|error| vec![words::wrong(error)])
    }
}

fn place(wards: &[Ward], typed: RwSignal<String>) -> Place {
    let name = typed.get_untracked();
    Place {
        ward: place_field::chosen(wards, &name),
        name,
    }
}
