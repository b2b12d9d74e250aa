//! Deleted venues, while they can still be brought back.

use api::ApiError;
use domain::ids::VenueId;
use domain::owner::managed::ManagedVenue;
use domain::owner::role::Action;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use crate::components::problem::Problem;
use crate::i18n::{shown, t};
use crate::time_text;

/// The list, or nothing when there is none; `restored` is called when one is back.
#[component]
pub(super) fn Deleted(venues: Vec<ManagedVenue>, restored: Callback<()>) -> impl IntoView {
    let row = move |managed: ManagedVenue| {
        view! {
            <li class="card card--plain">
                <strong>{managed.venue.details.name.clone()}</strong>
                <span class="quiet">{managed.venue.details.address.clone()}</span>
                <Restore managed restored />
            </li>
        }
    };
    (!venues.is_empty()).then(|| {
        view! {
            <h2>{t(Text::DeletedTitle)}</h2>
            <ul class="cards">{venues.into_iter().map(row).collect_view()}</ul>
        }
    })
}

/// Until when a deleted venue can be restored, with the button for those who may.
#[component]
pub(super) fn Restore(managed: ManagedVenue, restored: Callback<()>) -> impl IntoView {
    let shown = shown();
    let problem = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    let until = managed.restorable_until;
    let until = move || {
        until.map(|until| {
            let time = time_text::moment(shown.get(), until);
            filled(shown.get(), Text::DeletedUntil, &[("time", &time)])
        })
    };
    let id = managed.venue.id;
    let restore = move |_| {
        if !busy.get_untracked() {
            busy.set(true);
            problem.set(None);
            spawn_local(bring_back(id, busy, problem, restored));
        }
    };
    let words = move || {
        t(if busy.get() {
            Text::Busy
        } else {
            Text::DeletedRestore
        })()
    };
    view! {
        <span>{until}</span>
        <Problem error=problem />
        {managed.role.may(Action::Restore).then(|| view! {
            <button type="button" class="button" aria-disabled=move || busy.get().to_string() on:click=restore>
                {words}
            </button>
        })}
    }
}

async fn bring_back(
    id: VenueId,
    busy: RwSignal<bool>,
    problem: RwSignal<Option<ApiError>>,
    restored: Callback<()>,
) {
    let answer = api::venues::restore(id).await;
    busy.try_set(false);
    match answer {
        Ok(()) => drop(restored.try_run(())),
        Err(error) => drop(problem.try_set(Some(error))),
    }
}
