//! A venue's own history (R18): who did what with it, newest first, in pages.

mod row;

use api::ApiError;
use domain::ids::VenueId;
use domain::owner::event::EventRow;
use domain::owner::file::EventFile;
use domain::owner::managed::ManagedVenue;
use domain::owner::role::Action;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::Text;

use self::row::Row;
use super::of_venue::of_venue;
use super::table_files::TableFiles;
use crate::components::asked::Busy;
use crate::components::heading::Heading;
use crate::components::problem::Problem;
use crate::i18n::{shown, t};

#[component]
pub(crate) fn Events() -> impl IntoView {
    view! {
        <Heading text=Text::EventsTitle />
        <p class="quiet">{t(Text::EventsHint)}</p>
        {of_venue(Action::SeeEvents, |managed| view! { <Pages managed /> })}
    }
}

#[component]
fn Pages(managed: ManagedVenue) -> impl IntoView {
    let venue = managed.venue.id;
    let rows = RwSignal::new(Vec::<EventRow>::new());
    let next = RwSignal::new(None::<u64>);
    let problem = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    let load = Callback::new(move |before: Option<u64>| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = api::events::page(venue, before).await;
            busy.try_set(false);
            match answer {
                Ok(page) => {
                    rows.try_update(|rows| rows.extend(page.rows));
                    next.try_set(page.next);
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    });
    load.run(None);
    view! {
        {managed.role.may(Action::Export).then(|| files(venue))}
        <ol class="rows">
            <For each=move || rows.get() key=|row| row.number let:row>
                <Row row />
            </For>
        </ol>
        <Problem error=problem retry=Callback::new(move |()| load.run(next.get_untracked())) />
        {move || match (busy.get(), next.get()) {
            (true, _) => view! { <Busy /> }.into_any(),
            (false, Some(before)) => view! {
                <button type="button" class="button button--quiet" on:click=move |_| load.run(Some(before))>
                    {t(Text::EventsOlder)}
                </button>
            }
            .into_any(),
            (false, None) => ().into_any(),
        }}
    }
}

fn files(venue: VenueId) -> impl IntoView {
    let shown = shown();
    let body = move |format| {
        let language = shown.now();
        // Nothing of it can fail to be written.
        serde_json::to_string(&EventFile {
            venue,
            format,
            language,
        })
        .unwrap_or_default()
    };
    view! { <TableFiles path="/api/v1/files/venue_events" body /> }
}
