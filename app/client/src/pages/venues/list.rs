//! The owner's venues.

use domain::venue::Venue;
use leptos::prelude::*;
use locales::Text;

use super::invitations::Invitations;
use crate::components::asked::{answered, asked};
use crate::components::heading::Heading;
use crate::components::icon::{Icon, icon};
use crate::i18n::t;

#[component]
pub(crate) fn Venues() -> impl IntoView {
    let venues = asked(api::venues::list);
    view! {
        <Heading text=Text::VenuesTitle />
        <Invitations accepted=venues.again />
        {answered(venues, |venues| {
            if venues.is_empty() { none().into_any() } else { some(venues).into_any() }
        })}
    }
}

fn none() -> impl IntoView {
    view! {
        <p>{t(Text::VenuesEmpty)}</p>
        <p class="quiet">{t(Text::VenuesEmptyHint)}</p>
        <a class="button button--primary" href="/venues/new">{t(Text::VenuesAdd)}</a>
    }
}

fn some(venues: Vec<Venue>) -> impl IntoView {
    let all = venues
        .first()
        .map(|venue| format!("/venues/{}/history?all", venue.id));
    view! {
        <ul class="cards">{venues.into_iter().map(card).collect_view()}</ul>
        <a class="button button--primary" href="/venues/new">{t(Text::VenuesAdd)}</a>
        <ul class="links">
            <li><a href=all>{icon(Icon::History)} {t(Text::VenuesAllHistory)}</a></li>
        </ul>
    }
}

fn card(venue: Venue) -> impl IntoView {
    let details = venue.details;
    view! {
        <li>
            <a class="card" href=format!("/venues/{}", venue.id)>
                <strong>{details.name}</strong>
                <span class="quiet">{format!("{}, {}", details.address, venue.ward_name)}</span>
                {icon(Icon::Forward)}
            </a>
        </li>
    }
}
