//! What an owner has typed about a new venue. It is kept on the phone from the
//! first letter until the server has the venue, through reloads and lost networks.

use domain::area::Ward;
use domain::ids::VenueId;
use domain::venue::{VenueDetails, VenueKind};
use gloo::storage::{LocalStorage, Storage};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::details::{Typed, Wrong};
use crate::{random, time_text};

const KEPT: &str = "venue-draft";

/// The draft.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub(super) typed: Typed,
    /// Under which the server registers it once, however often it is sent.
    request: RwSignal<Option<VenueId>>,
    /// What was sent under it so far, each once; the server may have any of them.
    sent: RwSignal<Vec<VenueDetails>>,
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
    sent: Vec<VenueDetails>,
}

impl Draft {
    /// As it was left last time; kept from now on.
    pub(super) fn restored() -> Self {
        let kept: Kept = LocalStorage::get(KEPT).unwrap_or_default();
        let typed = Typed {
            name: RwSignal::new(kept.name),
            kind: RwSignal::new(kept.kind),
            address: RwSignal::new(kept.address),
            ward_typed: RwSignal::new(kept.ward_typed),
            ward: RwSignal::new(kept.ward),
            stay: RwSignal::new(kept.stay),
        };
        let request = RwSignal::new(kept.request.or_else(new_request));
        let sent = RwSignal::new(kept.sent);
        Effect::new(move || {
            let kept = Kept {
                name: typed.name.get(),
                kind: typed.kind.get(),
                address: typed.address.get(),
                ward_typed: typed.ward_typed.get(),
                ward: typed.ward.get(),
                stay: typed.stay.get(),
                request: request.get(),
                sent: sent.get(),
            };
            // A browser that keeps nothing (private mode) still registers the venue.
            drop(LocalStorage::set(KEPT, kept));
        });
        Self {
            typed,
            request,
            sent,
        }
    }

    /// What to register, under which id.
    ///
    /// # Errors
    /// Every field that needs mending, in the order of the form.
    pub(super) fn checked(self) -> Result<(VenueId, VenueDetails), Vec<Wrong>> {
        let details = self.typed.checked()?;
        let request = self.request.get_untracked().ok_or_else(Vec::new)?;
        Ok((request, details))
    }

    /// These details are about to be sent. Whether others were sent before them.
    pub(super) fn sends(self, details: &VenueDetails) -> bool {
        if !self.sent.with_untracked(|sent| sent.contains(details)) {
            self.sent.update(|sent| sent.push(details.clone()));
        }
        self.sent.with_untracked(|sent| sent.len() > 1)
    }

    /// The same details under another id, for a draft that was changed after
    /// the server had registered it without our hearing of it.
    pub(super) fn renew(self) {
        self.request.set(new_request());
        self.sent.set(Vec::new());
    }

    /// The server has the venue: the next one starts empty.
    pub(super) fn forget(self) {
        self.request.set(None);
        LocalStorage::delete(KEPT);
    }
}

fn new_request() -> Option<VenueId> {
    Some(VenueId::new(time_text::now(), random::bytes()?))
}
