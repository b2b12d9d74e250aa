//! The five places that are one tap away from everywhere.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use locales::Text;

use super::icon::{Icon, icon};
use crate::i18n::t;

/// The bar at the bottom of a phone, with scanning in its middle; at the top of a wide screen.
#[component]
pub(crate) fn Navigation() -> impl IntoView {
    let places = [
        ("/", Icon::Home, Text::NavHome),
        ("/history", Icon::History, Text::NavHistory),
        ("/scan", Icon::Scan, Text::NavScan),
        ("/venues", Icon::Venue, Text::NavVenues),
        ("/me", Icon::Me, Text::NavMe),
    ];
    let here = use_location().pathname;
    let current = move |address: &str| here.with(|here| is_at(here, address)).then_some("page");
    let label = t(Text::Navigation);
    view! {
        <nav class="navigation" aria-label=label>
            {places.map(|(address, drawing, text)| view! {
                <a href=address aria-current=move || current(address)>
                    {icon(drawing)} <span>{t(text)}</span>
                </a>
            })}
        </nav>
    }
}

/// Whether the page is this place or lies below it; nothing lies below home.
fn is_at(here: &str, address: &str) -> bool {
    let below = here.strip_prefix(address);
    below.is_some_and(|below| below.is_empty() || (address != "/" && below.starts_with('/')))
}
