//! Letting other systems read a venue's check-ins (R19): keys, and an address
//! that is told of each.

mod keys;
mod webhook;

use domain::owner::managed::ManagedVenue;
use domain::owner::role::Action;
use leptos::prelude::*;
use locales::Text;

use self::keys::Keys;
use self::webhook::WebhookView;
use super::of_venue::of_venue;
use crate::components::asked::{answered, asked};
use crate::components::heading::Heading;
use crate::i18n::t;

#[component]
pub(crate) fn Connections() -> impl IntoView {
    view! {
        <Heading text=Text::ConnectionsTitle />
        <p>{t(Text::ConnectionsHint)}</p>
        {of_venue(Action::ManageKeys, connections)}
    }
}

fn connections(managed: ManagedVenue) -> impl IntoView {
    let venue = managed.venue.id;
    let connections = asked(move || api::connections::of_venue(venue));
    view! {
        {answered(connections, move |connections| view! {
            <Keys venue keys=connections.keys />
            <WebhookView venue webhook=connections.webhook />
        })}
        <details>
            <summary>{t(Text::ConnectionsTechnical)}</summary>
            <p>{t(Text::ConnectionsTechnicalHint)}</p>
            <p class="number">{venue.to_string()}</p>
            <p><a href="/api/v1/openapi.json" rel="external" target="_blank">{t(Text::ConnectionsOpenapi)}</a></p>
        </details>
    }
}
