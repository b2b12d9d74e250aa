//! What all pages of one venue have in common: which venue, and whether the
//! caller's role lets them be here.

use api::ApiError;
use domain::ids::VenueId;
use domain::owner::managed::ManagedVenue;
use domain::owner::role::Action;
use leptos::prelude::*;

use super::venue_of_address;
use crate::components::asked::{answered, asked};

/// The venue's name above `page`, which is shown to those whose role may do
/// `action`; everybody else gets the server's words for it.
pub(super) fn of_venue<V: IntoView + 'static>(
    action: Action,
    page: impl Fn(ManagedVenue) -> V + Send + 'static,
) -> impl IntoView {
    let id = venue_of_address();
    let venue = asked(move || managed(id, action));
    answered(venue, move |managed| {
        let name = managed.venue.details.name.clone();
        view! {
            <p class="under"><a href=format!("/venues/{id}")>{name}</a></p>
            {page(managed)}
        }
    })
}

async fn managed(id: VenueId, action: Action) -> Result<ManagedVenue, ApiError> {
    let managed = api::venues::one(id).await?;
    match managed.role.may(action) {
        true => Ok(managed),
        false => Err(ApiError::NotAllowed),
    }
}
