//! Which part of the scan history is shown: as it is typed, and as it was last applied.

use domain::history::{HistoryFilter, MAX_SEARCH};
use domain::ids::VenueId;
use domain::venue::{Direction, PointNumber};
use leptos::prelude::*;
use locales::Text;

use crate::time_text::from_local_input;

/// The filter.
#[derive(Clone, Copy)]
pub(super) struct Filter {
    pub(super) venue: RwSignal<Option<VenueId>>,
    pub(super) point: RwSignal<Option<PointNumber>>,
    pub(super) direction: RwSignal<Option<Direction>>,
    pub(super) text: RwSignal<String>,
    pub(super) from: RwSignal<String>,
    pub(super) until: RwSignal<String>,
    applied: RwSignal<HistoryFilter>,
}

/// A part of the filter that can be taken out of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Point(PointNumber),
    Direction(Direction),
    Text,
    From,
    Until,
}

impl Filter {
    /// All of one venue, or of all.
    pub(super) fn starting_at(venue: Option<VenueId>) -> Self {
        Self {
            venue: RwSignal::new(venue),
            point: RwSignal::default(),
            direction: RwSignal::default(),
            text: RwSignal::default(),
            from: RwSignal::default(),
            until: RwSignal::default(),
            applied: RwSignal::default(),
        }
    }

    /// Takes what is typed as the filter from now on.
    pub(super) fn apply(self) -> HistoryFilter {
        let text = self.text.get_untracked();
        let text: String = text.trim().chars().take(MAX_SEARCH).collect();
        let filter = HistoryFilter {
            venue: self.venue.get_untracked(),
            from: self.from.with_untracked(|text| from_local_input(text)),
            until: self.until.with_untracked(|text| from_local_input(text)),
            point: self.point.get_untracked(),
            direction: self.direction.get_untracked(),
            text: (!text.is_empty()).then_some(text),
            after: None,
        };
        self.applied.set(filter.clone());
        filter
    }

    /// The filter of the rows that are shown.
    pub(super) fn applied(self) -> HistoryFilter {
        self.applied.get_untracked()
    }

    /// The venue of the rows that are shown; changes with it.
    pub(super) fn venue(self) -> Option<VenueId> {
        self.applied.with(|filter| filter.venue)
    }

    /// Whether a check-in at this venue may be among the rows.
    pub(super) fn concerns(self, venue: VenueId) -> bool {
        self.applied
            .with_untracked(|filter| filter.venue.is_none_or(|wanted| wanted == venue))
    }

    /// Shows another venue, or all; points belong to one.
    pub(super) fn choose_venue(self, venue: Option<VenueId>) {
        self.venue.set(venue);
        self.point.set(None);
    }

    /// What narrows the rows, beside the venue; changes with it.
    pub(super) fn parts(self) -> Vec<Part> {
        self.applied.with(|filter| {
            let parts = [
                filter.point.map(Part::Point),
                filter.direction.map(Part::Direction),
                filter.text.as_ref().map(|_| Part::Text),
                filter.from.map(|_| Part::From),
                filter.until.map(|_| Part::Until),
            ];
            parts.into_iter().flatten().collect()
        })
    }

    /// Takes every part out, and what is typed; to be applied.
    pub(super) fn clear(self) {
        self.point.set(None);
        self.direction.set(None);
        for typed in [self.text, self.from, self.until] {
            typed.set(String::new());
        }
    }

    /// What is wrong with the times as they are typed.
    pub(super) fn wrong_order(self) -> Option<Text> {
        let time = |typed: RwSignal<String>| typed.with(|text| from_local_input(text));
        let is_wrong = time(self.from)? >= time(self.until)?;
        is_wrong.then_some(Text::HistoryTimeOrder)
    }

    /// Takes a part out; to be applied.
    pub(super) fn drop_part(self, part: Part) {
        match part {
            Part::Point(_) => self.point.set(None),
            Part::Direction(_) => self.direction.set(None),
            Part::Text => self.text.set(String::new()),
            Part::From => self.from.set(String::new()),
            Part::Until => self.until.set(String::new()),
        }
    }
}
