//! The rows of a scan history: that somebody was there, when, and as much of
//! who as an owner may see.

use std::time::Duration;

use domain::history::{HistoryRow, PAGE_ROWS};
use leptos::prelude::*;
use locales::{Text, filled};

use super::history_filter::Filter;
use super::history_scans::{Newer, Scans};
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

/// Says how many came in while one reads further down, and leads to them.
#[component]
pub(super) fn NewerButton(scans: Scans, filter: Filter) -> impl IntoView {
    let shown = shown();
    let newer = Memo::new(move |_| {
        scans.newer.with(|newer| match newer {
            Newer::Rows(rows) => (Text::HistoryNewer, rows.len()),
            Newer::MoreThanAPage => (Text::HistoryNewerMany, PAGE_ROWS),
        })
    });
    let words = move || {
        let (text, count) = newer.get();
        filled(shown.get(), text, &[("count", &count.to_string())])
    };
    let show = move |_| scans.show_newer(filter.applied());
    view! {
        <div class="newer" role="status">
            {move || (newer.get().1 > 0).then(|| view! {
                <button type="button" class="button button--primary" on:click=show>{words}</button>
            })}
        </div>
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
    let way = row.direction().map(words::direction);
    let point = row.point_kind;
    let (visitor, by_staff) = (row.visitor, row.by_staff);
    view! {
        <li class="row">
            <span class="row__head">
                <time class="row__time" datetime=time_text::iso(at)>
                    {move || time_text::moment(shown.get(), at)}
                </time>
                {way.map(|way| view! { <span class="chip">{t(way)}</span> })}
            </span>
            <span class="row__where">
                {row.venue_name} " · " {move || words::point(shown.get(), &point)}
            </span>
            <span class="quiet">
                {match (visitor, by_staff) {
                    (Some(visitor), _) => format!("{} {}", visitor.name, visitor.phone).into_any(),
                    (None, Some(seen)) => {
                        let name = seen.masked_name.clone();
                        let outcome = move || words::by_staff(shown.get(), &seen);
                        view! { {name} " " {outcome} }.into_any()
                    }
                    (None, None) => t(Text::HistoryUnknownVisitor).into_any(),
                }}
            </span>
            <span class="quiet">{late}</span>
        </li>
    }
}
