//! Deleting a venue: asks first, and says what becomes of its posters and its history.

use domain::owner::managed::ManagedVenue;
use domain::owner::role::Action;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use locales::Text;

use super::confirm::Confirm;
use super::of_venue::of_venue;
use crate::components::heading::Heading;

#[component]
pub(crate) fn DeleteVenue() -> impl IntoView {
    view! {
        <Heading text=Text::DeleteTitle />
        {of_venue(Action::Delete, |managed| view! { <Question managed /> })}
    }
}

#[component]
fn Question(managed: ManagedVenue) -> impl IntoView {
    let venue = managed.venue;
    let (id, details) = (venue.id, venue.details);
    let navigate = use_navigate();
    let done = move |()| navigate("/venues", Default::default());
    view! {
        <p class="subject">
            <strong>{details.name}</strong>
            <span class="quiet">{format!("{}, {}", details.address, venue.ward_name)}</span>
        </p>
        <Confirm
            points=vec![Text::DeletePosters, Text::DeleteHistory, Text::DeleteRestore]
            button=Text::DeleteNow
            back=format!("/venues/{id}")
            deed=move || api::venues::delete(id)
            done
        />
    }
}
