//! The counts of a shift, kept on the phone: numbers only, nobody's name.

use domain::checkpoint::verdict::Outcome;
use domain::time::Timestamp;
use domain::venue::Direction;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;

use crate::offline::values;
use crate::time_text::now;

const NAME: &str = "checkpoint-shift";
/// Hours that are remembered.
const HOURS: usize = 12;
const HOUR_MS: i64 = 60 * 60 * 1_000;

/// What happened since the shift began.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Counts {
    pub(crate) entered: u32,
    pub(crate) left: u32,
    pub(crate) abnormal: u32,
    pub(crate) unknown: u32,
    /// The latest hours, each with its number since 1970.
    pub(crate) hours: Vec<Hour>,
}

/// One hour of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Hour {
    number: i64,
    pub(crate) count: u32,
}

domain::read_fields!(Counts {
    entered,
    left,
    abnormal,
    unknown,
    hours
});

domain::read_fields!(Hour { number, count });

impl Counts {
    /// How many are inside, as far as this phone saw them come and go.
    pub(crate) fn present(&self) -> u32 {
        self.entered.saturating_sub(self.left)
    }

    fn count(&mut self, direction: Direction, outcome: Outcome, at: Timestamp) {
        match direction {
            Direction::In => self.entered += 1,
            Direction::Out => self.left += 1,
        }
        match outcome {
            Outcome::Normal => {}
            Outcome::Abnormal => self.abnormal += 1,
            Outcome::Unknown => self.unknown += 1,
        }
        let number = at.as_millis().div_euclid(HOUR_MS);
        match self.hours.iter_mut().find(|hour| hour.number == number) {
            Some(hour) => hour.count += 1,
            None => self.hours.push(Hour { number, count: 1 }),
        }
        self.hours.sort_by_key(|hour| hour.number);
        let old = self.hours.len().saturating_sub(HOURS);
        self.hours.drain(..old);
    }
}

impl Hour {
    /// When it began.
    pub(crate) fn starts_at(self) -> Timestamp {
        Timestamp::from_millis(self.number.saturating_mul(HOUR_MS))
    }
}

/// The shift on this phone.
#[derive(Clone, Copy)]
pub(crate) struct Shift(RwSignal<Counts>);

impl Shift {
    /// As it was left.
    pub(crate) fn read() -> Self {
        let shift = Self(RwSignal::default());
        spawn_local(async move {
            if let Ok(Some(counts)) = values::get::<Counts>(NAME).await {
                shift.0.try_set(counts);
            }
        });
        shift
    }

    /// The counts; change with each scan.
    pub(crate) fn counts(self) -> Counts {
        self.0.get()
    }

    /// One more.
    pub(crate) fn count(self, direction: Direction, outcome: Outcome) {
        self.0
            .update(|counts| counts.count(direction, outcome, now()));
        self.keep();
    }

    /// Counts from nothing.
    pub(crate) fn begin(self) {
        self.0.set(Counts::default());
        self.keep();
    }

    fn keep(self) {
        let counts = self.0.get_untracked();
        spawn_local(async move {
            // Not kept means only that a restart counts from what was kept before.
            let _ = values::put(NAME, &counts).await;
        });
    }
}
