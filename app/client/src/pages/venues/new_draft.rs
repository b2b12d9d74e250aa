//! What an owner has typed about a new venue. It is kept on the phone from the
//! first letter until the server has the venue, through reloads and lost networks.

use domain::area::Ward;
use domain::ids::VenueId;
use domain::venue::{VenueDetails, VenueError, VenueKind};
use gloo::storage::{LocalStorage, Storage};
use leptos::prelude::*;
use locales::Text;
use serde::{Deserialize, Serialize};

use crate::components::problem::of_venue;
use crate::{random, time_text};

const KEPT: &str = "venue-draft";

/// The draft, each field of its own.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub(super) name: RwSignal<String>,
    pub(super) kind: RwSignal<Option<VenueKind>>,
    pub(super) address: RwSignal<String>,
    pub(super) ward_typed: RwSignal<String>,
    pub(super) ward: RwSignal<Option<Ward>>,
    pub(super) stay: RwSignal<String>,
    /// Under which the server registers it once, however often it is sent.
    request: RwSignal<Option<VenueId>>,
}

/// The draft as kept.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    name: String,
    kind: Option<VenueKind>,
    address: String,
    ward_typed: String,
    ward: Option<Ward>,
    stay: String,
    request: Option<VenueId>,
}

/// A field that needs mending: its id on the page, and why.
pub(super) type Wrong = (&'static str, Text);

impl Draft {
    /// As it was left last time; kept from now on.
    pub(super) fn restored() -> Self {
        let kept: Kept = LocalStorage::get(KEPT).unwrap_or_default();
        let draft = Self {
            name: RwSignal::new(kept.name),
            kind: RwSignal::new(kept.kind),
            address: RwSignal::new(kept.address),
            ward_typed: RwSignal::new(kept.ward_typed),
            ward: RwSignal::new(kept.ward),
            stay: RwSignal::new(kept.stay),
            request: RwSignal::new(kept.request.or_else(new_request)),
        };
        Effect::new(move || {
            let kept = Kept {
                name: draft.name.get(),
                kind: draft.kind.get(),
                address: draft.address.get(),
                ward_typed: draft.ward_typed.get(),
                ward: draft.ward.get(),
                stay: draft.stay.get(),
                request: draft.request.get(),
            };
            // A browser that keeps nothing (private mode) still registers the venue.
            drop(LocalStorage::set(KEPT, kept));
        });
        draft
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

    /// What to register, under which id.
    ///
    /// # Errors
    /// Every field that needs mending, in the order of the form.
    pub(super) fn checked(self) -> Result<(VenueId, VenueDetails), Vec<Wrong>> {
        let wrong = untrack(move || self.wrong());
        let details = untrack(move || self.typed()).checked();
        match (details, self.request.get_untracked()) {
            (Ok(details), Some(request)) if wrong.is_empty() => Ok((request, details)),
            _ => Err(wrong),
        }
    }

    /// Every field that needs mending, in the order of the form; changes with
    /// what is typed.
    pub(super) fn wrong(self) -> Vec<Wrong> {
        let typed = self.typed();
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

    fn typed(self) -> VenueDetails {
        let ward = self.ward.with(|ward| ward.as_ref().map(|ward| ward.code));
        VenueDetails {
            name: self.name.get(),
            kind: self.kind.get().unwrap_or(VenueKind::Other),
            address: self.address.get(),
            ward: ward.unwrap_or(domain::area::AreaCode(0)),
            usual_stay_minutes: self.stay.with(|stay| stay.trim().parse().unwrap_or(0)),
        }
    }

    /// The same details under another id, for a draft that was changed after
    /// the server had registered it without our hearing of it.
    pub(super) fn renew(self) {
        self.request.set(new_request());
    }

    /// The server has the venue: the next one starts empty.
    pub(super) fn forget(self) {
        self.request.set(None);
        LocalStorage::delete(KEPT);
    }
}

/// The field that a refusal of the server is about.
pub(super) const fn field_of(error: VenueError) -> &'static str {
    match error {
        VenueError::NoAddress | VenueError::AddressTooLong => "venue-address",
        VenueError::UnknownWard => "venue-ward",
        VenueError::StayOutOfRange => "venue-stay",
        _ => "venue-name",
    }
}

fn new_request() -> Option<VenueId> {
    Some(VenueId::new(time_text::now(), random::bytes()?))
}
