//! The rows of a scan history: that somebody was there, when, and as much of
//! who as an owner may see.

use std::time::Duration;

use domain::history::HistoryRow;
use leptos::prelude::*;
use locales::{Text, filled};

use super::words;
use crate::i18n::{shown, t};
use crate::time_text;

/// A scan that the server received later than this after it happened was made
/// without a network; the row says so.
const LATE: Duration = Duration::from_secs(2 * 60);

#[component]
pub(super) fn Rows(#[prop(into)] rows: Signal<Vec<HistoryRow>>) -> impl IntoView {
    view! {
        <ol class="rows">
            <For each=move || rows.get() key=|row| row.id let:row>
                <Row row />
            </For>
        </ol>
    }
}

#[component]
fn Row(row: HistoryRow) -> impl IntoView {
    let shown = shown();
    let (at, received) = (row.at, row.received_at);
    let late = received.since(at) > LATE;
    let late = move || {
        late.then(|| {
            let language = shown.get();
            let time = time_text::moment(language, received);
            filled(language, Text::HistoryLate, &[("time", &time)])
        })
    };
    let point = row.point_kind;
    let visitor = row.visitor;
    view! {
        <li class="row">
            <time class="row__time" datetime=time_text::iso(at)>
                {move || time_text::moment(shown.get(), at)}
            </time>
            <span class="row__where">
                {row.venue_name} " · " {move || words::point(shown.get(), &point)}
            </span>
            <span class="quiet">
                {match visitor {
                    Some(visitor) => format!("{} {}", visitor.name, visitor.phone).into_any(),
                    None => t(Text::HistoryUnknownVisitor).into_any(),
                }}
            </span>
            <span class="quiet">{late}</span>
        </li>
    }
}
