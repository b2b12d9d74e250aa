//! The five places that are one tap away from everywhere.

use leptos::prelude::*;
use leptos_router::components::A;
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
    let label = t(Text::Navigation);
    view! {
        <nav class="navigation" aria-label=label>
            {places.map(|(address, drawing, text)| view! {
                <A href=address exact={address == "/"}>
                    {icon(drawing)} <span>{t(text)}</span>
                </A>
            })}
        </nav>
    }
}
