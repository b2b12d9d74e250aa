//! Finding a venue among one's own by a few letters of its name or address;
//! on the phone, without asking anybody.

use domain::owner::managed::ManagedVenue;
use leptos::prelude::*;

use crate::folded::folded;

/// The venues, and what is looked for.
#[derive(Clone, Copy)]
pub(super) struct Search {
    pub(super) typed: RwSignal<String>,
    /// Each with the text that is searched.
    venues: StoredValue<Vec<(String, ManagedVenue)>>,
}

impl Search {
    /// Looks for nothing yet: all of them are found.
    pub(super) fn among(venues: Vec<ManagedVenue>) -> Self {
        let venues = venues
            .into_iter()
            .map(|managed| (text_of(&managed), managed));
        Self {
            typed: RwSignal::default(),
            venues: StoredValue::new(venues.collect()),
        }
    }

    /// Those that hold each word that was typed; changes with it.
    pub(super) fn found(self) -> Vec<ManagedVenue> {
        let typed = self.typed.with(|typed| folded(typed));
        let holds = |text: &str| typed.split_whitespace().all(|word| text.contains(word));
        self.venues.with_value(|venues| {
            let found = venues.iter().filter(|(text, _)| holds(text));
            found.map(|(_, managed)| managed.clone()).collect()
        })
    }

    /// Whether something is looked for; changes with it.
    pub(super) fn is_used(self) -> bool {
        self.typed.with(|typed| !typed.trim().is_empty())
    }
}

fn text_of(managed: &ManagedVenue) -> String {
    let (details, ward) = (&managed.venue.details, &managed.venue.ward_name);
    folded(&format!("{} {} {ward}", details.name, details.address))
}
