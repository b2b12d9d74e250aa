//! The scan history of a venue, or of all of the owner's: newest first, in
//! pages, growing while one looks.

use domain::owner::file::HistoryFile;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use locales::{Text, filled};

use super::chime::{Chime, ChimeSwitch};
use super::history_chips::Chips;
use super::history_filter::Filter;
use super::history_form::FilterForm;
use super::history_rows::{NewerButton, Rows};
use super::history_scans::Scans;
use super::history_venues::Venues;
use super::live::{News, listen};
use super::table_files::TableFiles;
use super::venue_of_address;
use crate::components::asked::Busy;
use crate::components::heading::Heading;
use crate::components::problem::Problem;
use crate::i18n::{shown, t};

#[component]
pub(crate) fn VenueHistory() -> impl IntoView {
    let shown = shown();
    let all = use_query_map().with_untracked(|query| query.get("all").is_some());
    let filter = Filter::starting_at((!all).then(venue_of_address));
    let scans = Scans::default();
    let venues = Venues::asked();
    let reload = Callback::new(move |()| scans.load(filter.apply()));
    reload.run(());
    let chime = Chime::remembered();
    listen(Callback::new(move |news| {
        if let News::Arrived(arrival) = news {
            venues.count(arrival);
            if !filter.concerns(arrival.venue) {
                return;
            }
            chime.strike();
        }
        scans.look(filter.applied());
    }));
    let today = move || {
        let count = venues.today(filter.venue())?.to_string();
        Some(filled(
            shown.get(),
            Text::HistoryToday,
            &[("count", &count)],
        ))
    };
    let retry = Callback::new(move |()| scans.load_more(filter.applied()));
    view! {
        <Heading text=Text::HistoryTitle />
        <FilterForm filter venues apply=reload />
        <Chips filter venues apply=reload />
        <div class="bar">
            <p role="status"><strong>{today}</strong></p>
            <ChimeSwitch chime />
        </div>
        <div class="bar">
            <Count scans />
            <button type="button" class="button button--small" on:click=move |_| reload.run(())>
                {t(Text::Reload)}
            </button>
        </div>
        <NewerButton scans filter />
        <Rows rows=scans.rows />
        {move || scans.is_known_to_be_empty().then(|| nothing(filter, reload))}
        <Problem error=scans.problem retry />
        {move || match (scans.busy.get(), scans.next.get()) {
            (true, _) => view! { <Busy /> }.into_any(),
            (false, Some(_)) => view! {
                <button type="button" class="button button--quiet" on:click=move |_| retry.run(())>
                    {t(Text::HistoryMore)}
                </button>
            }
            .into_any(),
            (false, None) => ().into_any(),
        }}
        {move || venues.may_export(filter.venue()).then(|| files(filter))}
    }
}

#[component]
fn Count(scans: Scans) -> impl IntoView {
    let shown = shown();
    let count = move || {
        let text = match scans.next.get() {
            Some(_) => Text::HistoryCountMore,
            None => Text::HistoryCount,
        };
        let count = scans.rows.with(Vec::len);
        let words = filled(shown.get(), text, &[("count", &count.to_string())]);
        (count > 0).then_some(words)
    };
    view! { <p role="status">{count}</p> }
}

/// Exactly the rows that the filter shows, as a file.
fn files(filter: Filter) -> impl IntoView {
    let shown = shown();
    let body = move |format| {
        let file = HistoryFile {
            filter: filter.applied(),
            format,
            language: shown.now(),
        };
        // Nothing of it can fail to be written.
        serde_json::to_string(&file).unwrap_or_default()
    };
    view! {
        <h2>{t(Text::HistoryFiles)}</h2>
        <TableFiles path="/api/v1/files/scan_history" body />
    }
}

/// Nobody came yet, or nobody whom the filter lets through.
fn nothing(filter: Filter, apply: Callback<()>) -> impl IntoView {
    if filter.parts().is_empty() {
        return view! {
            <p>{t(Text::HistoryEmpty)}</p>
            <p class="quiet">{t(Text::HistoryEmptyHint)}</p>
        }
        .into_any();
    }
    let clear = move |_| {
        filter.clear();
        apply.run(());
    };
    view! {
        <p role="status">{t(Text::HistoryNoMatch)}</p>
        <button type="button" class="button" on:click=clear>{t(Text::HistoryClear)}</button>
    }
    .into_any()
}
