//! What an owner types about a venue, new or known: five fields, and what is
//! still wrong with them.

use domain::area::{AreaCode, Ward};
use domain::venue::{Venue, VenueDetails, VenueError, VenueKind};
use leptos::prelude::*;
use locales::Text;

use crate::components::problem::of_venue;
use crate::composed::composed;

/// The five fields.
#[derive(Clone, Copy, Default)]
pub(super) struct Typed {
    pub(super) name: RwSignal<String>,
    pub(super) kind: RwSignal<Option<VenueKind>>,
    pub(super) address: RwSignal<String>,
    pub(super) ward_typed: RwSignal<String>,
    pub(super) ward: RwSignal<Option<Ward>>,
    pub(super) stay: RwSignal<String>,
}

/// A field that needs mending: its id on the page, and why.
pub(super) type Wrong = (&'static str, Text);

impl Typed {
    /// What is known about a venue, to be changed.
    pub(super) fn of(venue: &Venue) -> Self {
        let details = &venue.details;
        let ward = Ward {
            code: details.ward,
            name: venue.ward_name.clone(),
            within: String::new(),
        };
        Self {
            name: RwSignal::new(details.name.clone()),
            kind: RwSignal::new(Some(details.kind)),
            address: RwSignal::new(details.address.clone()),
            ward_typed: RwSignal::new(ward.name.clone()),
            ward: RwSignal::new(Some(ward)),
            stay: RwSignal::new(details.usual_stay_minutes.to_string()),
        }
    }

    /// Chooses a kind; its usual stay is filled in unless the owner typed another.
    pub(super) fn choose_kind(self, kind: Option<VenueKind>) {
        let minutes = |kind: VenueKind| (kind.usual_stay().as_secs() / 60).to_string();
        let untouched = self.stay.with_untracked(|stay| {
            stay.is_empty()
                || self
                    .kind
                    .get_untracked()
                    .is_some_and(|old| minutes(old) == *stay)
        });
        if let Some(kind) = kind.filter(|_| untouched) {
            self.stay.set(minutes(kind));
        }
        self.kind.set(kind);
    }

    /// What was typed, if all of it can be accepted.
    ///
    /// # Errors
    /// Every field that needs mending, in the order of the form.
    pub(super) fn checked(self) -> Result<VenueDetails, Vec<Wrong>> {
        let wrong = untrack(move || self.wrong());
        let details = untrack(move || self.details()).checked();
        match details {
            Ok(details) if wrong.is_empty() => Ok(details),
            _ => Err(wrong),
        }
    }

    /// Every field that needs mending, in the order of the form; changes with
    /// what is typed.
    pub(super) fn wrong(self) -> Vec<Wrong> {
        let typed = self.details();
        let good = VenueDetails {
            name: "-".to_owned(),
            address: "-".to_owned(),
            usual_stay_minutes: 1,
            ..typed.clone()
        };
        // `checked` names the first wrong field only, so each one is checked among good ones.
        let (mut name, mut address, mut stay) = (good.clone(), good.clone(), good);
        name.name = typed.name;
        address.address = typed.address;
        stay.usual_stay_minutes = typed.usual_stay_minutes;
        let refused = |id, details: VenueDetails| Some((id, of_venue(details.checked().err()?)));
        let missing = |id, is_missing: bool, text| is_missing.then_some((id, text));
        [
            refused("venue-name", name),
            missing("venue-kind", self.kind.get().is_none(), Text::VenueNoKind),
            refused("venue-address", address),
            missing(
                "venue-ward",
                self.ward.with(Option::is_none),
                Text::VenueUnknownWard,
            ),
            refused("venue-stay", stay),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn details(self) -> VenueDetails {
        let ward = self.ward.with(|ward| ward.as_ref().map(|ward| ward.code));
        VenueDetails {
            name: self.name.with(|name| composed(name)),
            kind: self.kind.get().unwrap_or(VenueKind::Other),
            address: self.address.with(|address| composed(address)),
            ward: ward.unwrap_or(AreaCode(0)),
            usual_stay_minutes: self.stay.with(|stay| stay.trim().parse().unwrap_or(0)),
        }
    }
}

/// The fields that are wrong, until each is mended.
pub(super) fn until_mended(typed: Typed) -> RwSignal<Vec<Wrong>> {
    let wrong = RwSignal::new(Vec::<Wrong>::new());
    Effect::new(move || {
        let still = typed.wrong();
        wrong.update(|wrong| wrong.retain(|field| still.contains(field)));
    });
    wrong
}

/// The field that a refusal of the server is about.
pub(super) const fn refused(error: VenueError) -> Wrong {
    let field = match error {
        VenueError::NoAddress | VenueError::AddressTooLong => "venue-address",
        VenueError::UnknownWard => "venue-ward",
        VenueError::StayOutOfRange => "venue-stay",
        _ => "venue-name",
    };
    (field, of_venue(error))
}
