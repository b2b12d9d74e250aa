//! The scan history of a venue, or of all of the owner's: newest first, in pages.

use api::ApiError;
use domain::history::{Cursor, HistoryRow};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;
use locales::{Text, filled};

use super::history_filter::{Filter, FilterForm};
use super::history_rows::Rows;
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
    let rows = RwSignal::new(Vec::<HistoryRow>::new());
    let next = RwSignal::new(None::<Cursor>);
    let problem = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    // Counts the questions: an answer to an older filter must not mix with a newer one's.
    let asked = StoredValue::new(0_u32);
    let load = move |after: Option<Cursor>| {
        let question = asked.try_update_value(|asked| {
            *asked += 1;
            *asked
        });
        busy.set(true);
        problem.set(None);
        let filter = filter.wanted(after);
        spawn_local(async move {
            let answer = api::check_ins::history(filter).await;
            if asked.try_get_value() != question {
                return;
            }
            busy.try_set(false);
            match answer {
                Ok(page) => {
                    rows.try_update(|rows| {
                        if after.is_none() {
                            rows.clear();
                        }
                        rows.extend(page.rows);
                    });
                    next.try_set(page.next);
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    let reload = Callback::new(move |()| load(None));
    reload.run(());
    let count = move || {
        let text = if next.get().is_some() {
            Text::HistoryCountMore
        } else {
            Text::HistoryCount
        };
        let count = rows.with(Vec::len).to_string();
        filled(shown.get(), text, &[("count", &count)])
    };
    let is_empty = move || rows.with(Vec::is_empty);
    view! {
        <Heading text=Text::HistoryTitle />
        <FilterForm filter apply=reload />
        <div class="bar">
            <p role="status">{move || (!is_empty()).then(count)}</p>
            <button type="button" class="button button--small" on:click=move |_| reload.run(())>
                {t(Text::Reload)}
            </button>
        </div>
        <Rows rows />
        {move || (is_empty() && !busy.get() && problem.get().is_none()).then(nothing_yet)}
        <Problem error=problem retry=Callback::new(move |()| load(next.get_untracked())) />
        {move || match (busy.get(), next.get()) {
            (true, _) => view! { <Busy /> }.into_any(),
            (false, Some(after)) => view! {
                <button type="button" class="button button--quiet" on:click=move |_| load(Some(after))>
                    {t(Text::HistoryMore)}
                </button>
            }
            .into_any(),
            (false, None) => ().into_any(),
        }}
    }
}

fn nothing_yet() -> impl IntoView {
    view! {
        <p>{t(Text::HistoryEmpty)}</p>
        <p class="quiet">{t(Text::HistoryEmptyHint)}</p>
    }
}
