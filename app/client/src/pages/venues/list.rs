//! The venues that somebody runs: found by a few letters, deleted ones at the end.

use domain::owner::managed::ManagedVenue;
use domain::owner::role::Action;
use leptos::prelude::*;
use locales::{Text, filled};

use super::card::card;
use super::deleted::Deleted;
use super::invitations::Invitations;
use super::search::Search;
use crate::components::asked::{answered, asked};
use crate::components::field::TextField;
use crate::components::heading::Heading;
use crate::components::icon::{Icon, icon};
use crate::i18n::{shown, t};

/// Fewer venues than this are seen at a glance.
const SEARCHED_FROM: usize = 3;

#[component]
pub(crate) fn Venues() -> impl IntoView {
    let venues = asked(api::venues::mine);
    view! {
        <Heading text=Text::VenuesTitle />
        <Invitations accepted=venues.again />
        {answered(venues, move |all: Vec<ManagedVenue>| {
            let is_used = |managed: &ManagedVenue| managed.restorable_until.is_none();
            let (used, deleted): (Vec<_>, Vec<_>) = all.into_iter().partition(is_used);
            view! {
                {if used.is_empty() { none().into_any() } else { some(used).into_any() }}
                <Deleted venues=deleted restored=venues.again />
            }
        })}
    }
}

fn none() -> impl IntoView {
    view! {
        <p>{t(Text::VenuesEmpty)}</p>
        <p class="quiet">{t(Text::VenuesEmptyHint)}</p>
        {make()}
    }
}

/// The guidance's way: "QR địa điểm", then this button.
fn make() -> impl IntoView {
    view! { <a class="button button--primary" href="/venues/new">{t(Text::VenueMake)}</a> }
}

fn some(venues: Vec<ManagedVenue>) -> impl IntoView {
    let history = venues
        .iter()
        .find(|managed| managed.role.may(Action::SeeHistory))
        .map(|managed| format!("/venues/{}/history?all", managed.venue.id));
    let is_searched = venues.len() >= SEARCHED_FROM;
    let search = Search::among(venues);
    view! {
        {make()}
        {is_searched.then(|| view! {
            <TextField id="venue-search" label=Text::VenuesSearch hint=Text::VenuesSearchHint
                value=search.typed error=Signal::stored(None) kind="search" mode="search" />
        })}
        {found(search)}
        {history.map(|all| view! {
            <ul class="links">
                <li><a href=all>{icon(Icon::History)} {t(Text::VenuesAllHistory)}</a></li>
            </ul>
        })}
    }
}

fn found(search: Search) -> impl IntoView {
    let shown = shown();
    let found = Memo::new(move |_| search.found());
    let count = move || {
        let count = found.with(Vec::len);
        let words = match count {
            0 => Text::VenuesSearchNone,
            _ => Text::VenuesSearchFound,
        };
        let count = count.to_string();
        search
            .is_used()
            .then(|| filled(shown.get(), words, &[("count", &count)]))
    };
    view! {
        <p class="quiet" role="status">{count}</p>
        <ul class="cards">{move || found.get().into_iter().map(card).collect_view()}</ul>
    }
}
