//! One row of a venue's own history.

use domain::owner::event::{EventRow, VenueEvent};
use leptos::prelude::*;
use locales::{Text, events, filled};

use crate::i18n::{shown, t};
use crate::time_text;

#[component]
pub(super) fn Row(row: EventRow) -> impl IntoView {
    let shown = shown();
    let (at, number) = (row.at, row.number);
    let account = row.account;
    let by = move || events::account(shown.get(), &account);
    let event = StoredValue::new(row.event);
    let what = move || event.with_value(|event| events::event(shown.get(), event));
    let changes = move || {
        event.with_value(|event| match event {
            VenueEvent::Edited { changes } => changes.clone(),
            _ => Vec::new(),
        })
    };
    let change = move |change| {
        let (field, from, to) = events::change(shown.get(), &change);
        view! {
            <li>
                <strong>{t(field)}</strong> ": "
                <del>{from}</del> " → " <ins>{to}</ins>
            </li>
        }
    };
    let numbered = move || {
        let number = number.to_string();
        filled(shown.get(), Text::EventsNumber, &[("number", &number)])
    };
    let address = move || {
        let ip = events::ip(shown.get(), &row.ip);
        filled(shown.get(), Text::EventsIp, &[("ip", &ip)])
    };
    view! {
        <li class="row">
            <span class="row__head">
                <time class="row__time" datetime=time_text::iso(at)>
                    {move || time_text::moment(shown.get(), at)}
                </time>
                <span class="quiet">{numbered}</span>
            </span>
            <span class="row__where">{what}</span>
            <ul class="changes">{move || changes().into_iter().map(change).collect_view()}</ul>
            <span class="quiet">{by}</span>
            <span class="quiet">{address}</span>
        </li>
    }
}
