//! One venue: how many came today, and the ways to all that the caller's role
//! may do with it.

use domain::ids::VenueId;
use domain::owner::managed::ManagedVenue;
use domain::owner::role::{Action, Role};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use locales::Text;

use super::card::{last_scan, warnings, your_role};
use super::deleted::Restore;
use super::statistics::{Pictures, Today};
use super::venue_of_address;
use crate::components::asked::{answered, asked};
use crate::components::icon::{Icon, icon};
use crate::i18n::t;

/// What can be done with a venue, in the order of the page: the deed, its page
/// below the venue's own, its drawing and its words.
const LINKS: [(Action, &str, Icon, Text); 7] = [
    (Action::Print, "posters", Icon::Poster, Text::VenuePosters),
    (
        Action::SeeHistory,
        "history",
        Icon::History,
        Text::VenueHistory,
    ),
    (Action::AddPoints, "points", Icon::Scan, Text::VenuePoints),
    (Action::Edit, "edit", Icon::Edit, Text::VenueEdit),
    (Action::Leave, "team", Icon::Me, Text::TeamTitle),
    (Action::SeeEvents, "events", Icon::List, Text::EventsTitle),
    (
        Action::ManageKeys,
        "connections",
        Icon::Link,
        Text::ConnectionsTitle,
    ),
];

#[component]
pub(crate) fn VenuePage() -> impl IntoView {
    let id = venue_of_address();
    let was_edited = use_query_map().with_untracked(|query| query.get("edited").is_some());
    let venue = asked(move || api::venues::one(id));
    view! {
        <p role="status">{was_edited.then(|| t(Text::EditSaved))}</p>
        {answered(venue, move |managed| view! { <Managed managed again=venue.again /> })}
        <ul class="links">
            <li><a href="/venues">{icon(Icon::Venue)} {t(Text::VenuesTitle)}</a></li>
        </ul>
    }
}

#[component]
fn Managed(managed: ManagedVenue, again: Callback<()>) -> impl IntoView {
    let details = managed.venue.details.clone();
    let (role, marks) = (managed.role, managed.marks.clone());
    let (id, last) = (managed.venue.id, last_scan(managed.last_scan_at));
    document().set_title(&details.name);
    let is_deleted = managed.restorable_until.is_some();
    view! {
        <h1>{details.name}</h1>
        <p class="quiet">{format!("{}, {}", details.address, managed.venue.ward_name)}</p>
        <p class="quiet">{your_role(role)}</p>
        {if is_deleted {
            view! {
                <section class="notice notice--problem">
                    <p>{t(Text::DeletedThis)}</p>
                    <Restore managed restored=again />
                </section>
            }
            .into_any()
        } else {
            view! {
                <Today venue=id count=managed.today />
                <p class="quiet">{last}</p>
                {warnings(&marks)}
                <Ways id role />
                {role.may(Action::SeeHistory).then(|| view! { <Pictures venue=id /> })}
                {role.may(Action::Delete).then(|| delete(id))}
            }
            .into_any()
        }}
    }
}

#[component]
fn Ways(id: VenueId, role: Role) -> impl IntoView {
    let allowed = LINKS.into_iter().filter(|(action, ..)| role.may(*action));
    let link = |(_, page, drawing, text)| {
        view! { <li><a href=format!("/venues/{id}/{page}")>{icon(drawing)} {t(text)}</a></li> }
    };
    view! { <ul class="links">{allowed.map(link).collect_view()}</ul> }
}

/// Far from everything that is pressed every day.
fn delete(id: VenueId) -> impl IntoView {
    view! {
        <div class="danger">
            <a class="button button--danger" href=format!("/venues/{id}/delete")>{t(Text::VenueDelete)}</a>
        </div>
    }
}
