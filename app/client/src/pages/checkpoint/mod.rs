//! The checkpoint: where one works, and one person after the other.

mod counters;
mod handover;
mod held;
mod recent;
mod scanning;
mod setup;
mod typed;
mod verdict_panel;
mod words;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::checkpoint::judge::Judge;
use crate::checkpoint::post::{self, Post};
use crate::checkpoint::signal::Sound;
use crate::service_worker::Updates;
use crate::trail::trail;
use scanning::Scanning;
use setup::Setup;

/// `/checkpoint`.
#[component]
pub(crate) fn Checkpoint() -> impl IntoView {
    let post = RwSignal::new(None::<Post>);
    let is_scanning = RwSignal::new(false);
    let sound = Sound::silent();
    // From the first moment on: a shift may begin where there is no network.
    let judge = Judge::start(trail());
    spawn_local(async move {
        let last = post::last().await;
        if last.is_some() && post.try_with_untracked(Option::is_none) == Some(true) {
            post.set(last);
        }
    });
    let updates = expect_context::<Updates>();
    on_cleanup(move || updates.busy.set(false));
    let start = move |()| {
        sound.wake();
        updates.busy.set(true);
        is_scanning.set(true);
    };
    let stop = move |()| {
        updates.busy.set(false);
        is_scanning.set(false);
    };
    move || match (is_scanning.get(), post.get_untracked()) {
        (true, Some(chosen)) => {
            view! { <Scanning judge post=chosen sound on_stop=stop /> }.into_any()
        }
        _ => view! { <Setup judge post on_start=start /> }.into_any(),
    }
}
