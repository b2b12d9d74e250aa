//! Taking a check-in back, for a minute.

use domain::check_in::UNDO_WINDOW;
use domain::time::Timestamp;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use super::not_saved::NotSaved;
use crate::check_in::{self, CheckedIn};
use crate::i18n::shown;
use crate::time_text::now;
use crate::trail::trail;

/// The button with its countdown; gone when the minute is over or it was used.
#[component]
pub(crate) fn Undo(checked_in: CheckedIn, #[prop(into)] undone: Signal<bool>) -> impl IntoView {
    let (trail, shown) = (trail(), shown());
    let clock = ticking();
    let error = RwSignal::new(None);
    let busy = RwSignal::new(false);
    let end = checked_in.check_in.scanned_at.plus(UNDO_WINDOW);
    let check_in = checked_in.check_in.clone();
    let is_open = Memo::new(move |_| !undone.get() && check_in.can_be_undone(clock.get()));
    let words = move || {
        let seconds = end.since(clock.get()).as_secs().to_string();
        filled(shown.get(), Text::VerdictUndo, &[("seconds", &seconds)])
    };
    let checked_in = StoredValue::new(checked_in);
    let undo = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let Some(checked_in) = checked_in.try_get_value() else {
                return;
            };
            let undone = check_in::undo(trail, &checked_in, now()).await;
            // The page may have been left meanwhile; the undo is saved anyway.
            let _ = error.try_set(undone.err());
            busy.try_set(false);
        });
    };
    view! {
        <NotSaved error />
        {move || is_open.get().then(|| view! {
            <button type="button" class="button button--quiet verdict__undo" on:click=undo>
                {words}
            </button>
        })}
    }
}

/// The time, told anew every second while the view is there.
fn ticking() -> ReadSignal<Timestamp> {
    let (clock, set_clock) = signal(now());
    let second = std::time::Duration::from_secs(1);
    if let Ok(interval) = set_interval_with_handle(move || set_clock.set(now()), second) {
        on_cleanup(move || interval.clear());
    }
    clock
}
