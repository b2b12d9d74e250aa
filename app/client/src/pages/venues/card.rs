//! One venue in the list, or on top of its own page.

use domain::owner::managed::{ManagedVenue, Mark};
use domain::owner::role::Role;
use domain::time::Timestamp;
use leptos::prelude::*;
use locales::{Text, filled, text};

use super::words;
use crate::components::icon::{Icon, icon};
use crate::i18n::{shown, t};
use crate::time_text;

/// The venue in short, leading to its page.
pub(super) fn card(managed: ManagedVenue) -> impl IntoView {
    let shown = shown();
    let today = managed.today.to_string();
    let today = move || filled(shown.get(), Text::HistoryToday, &[("count", &today)]);
    let last = last_scan(managed.last_scan_at);
    let ManagedVenue {
        venue, role, marks, ..
    } = managed;
    let details = venue.details;
    view! {
        <li>
            <a class="card" href=format!("/venues/{}", venue.id)>
                <strong>{details.name}</strong>
                <span class="quiet">{format!("{}, {}", details.address, venue.ward_name)}</span>
                <span class="card__count">{today}</span>
                <span class="quiet">{last}</span>
                {warnings(&marks)}
                <span class="quiet">{your_role(role)}</span>
                {icon(Icon::Forward)}
            </a>
        </li>
    }
}

/// What the caller is to the venue, in words.
pub(super) fn your_role(role: Role) -> impl Fn() -> String + Send + 'static {
    let shown = shown();
    move || {
        let language = shown.get();
        let role = text(language, words::role(role));
        filled(language, Text::TeamYourRole, &[("role", role)])
    }
}

/// When somebody last scanned here, in words.
pub(super) fn last_scan(at: Option<Timestamp>) -> impl Fn() -> String + Send + 'static {
    let shown = shown();
    move || {
        let language = shown.get();
        match at {
            Some(at) => {
                let time = time_text::moment(language, at);
                filled(language, Text::VenueLastScan, &[("time", &time)])
            }
            None => text(language, Text::VenueNeverScanned).to_owned(),
        }
    }
}

/// What somebody should look into, a line each.
pub(super) fn warnings(marks: &[Mark]) -> impl IntoView + use<> {
    let words = marks.iter().copied().filter_map(words::mark);
    let line = |text| view! { <span class="warning">{t(text)}</span> };
    words.map(line).collect_view()
}
