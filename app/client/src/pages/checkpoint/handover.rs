//! Giving waiting scans to another phone, and carrying those of another.

use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use crate::checkpoint::handover::{self, NotTaken};
use crate::i18n::{shown, t};
use crate::trail::trail;

/// How often what is carried is tried again.
const AGAIN: std::time::Duration = std::time::Duration::from_secs(20);

#[component]
pub(super) fn HandOver() -> impl IntoView {
    let (trail, shown) = (trail(), shown());
    let said = RwSignal::new(None::<Result<usize, Text>>);
    let carried = RwSignal::new(0);
    let deliver = move || {
        spawn_local(async move {
            if handover::carried_count().await > 0 {
                carried.try_set(handover::deliver().await);
            }
        });
    };
    deliver();
    let trying = set_interval_with_handle(deliver, AGAIN);
    on_cleanup(move || {
        if let Ok(trying) = trying {
            trying.clear();
        }
    });
    let save = move |_| {
        spawn_local(async move {
            if let Err(error) = handover::save(trail).await {
                said.try_set(Some(Err(error.text())));
            }
        });
    };
    let input = NodeRef::<leptos::html::Input>::new();
    let take = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        input.set_value("");
        spawn_local(async move {
            let taken = handover::take(&file).await;
            said.try_set(Some(taken.map_err(|error| match error {
                NotTaken::NotOurs => Text::HandoverBad,
                NotTaken::Storage(error) => error.text(),
            })));
            carried.try_set(handover::carried_count().await);
            deliver();
        });
    };
    let counted =
        move |text, count: usize| filled(shown.get(), text, &[("count", &count.to_string())]);
    view! {
        <details>
            <summary>{t(Text::HandoverTitle)}</summary>
            <p>{t(Text::HandoverHint)}</p>
            <button type="button" class="button" on:click=save>{t(Text::HandoverSave)}</button>
            <label class="button button--quiet">
                {t(Text::HandoverTake)}
                <input class="picture__input" type="file" accept="application/json,.json" node_ref=input on:change=take />
            </label>
            <p role="status">
                {move || said.get().map(|said| match said {
                    Ok(count) => counted(Text::HandoverTaken, count),
                    Err(text) => t(text)().to_owned(),
                })}
            </p>
            <p role="status">
                {move || (carried.get() > 0).then(|| counted(Text::HandoverCarried, carried.get()))}
            </p>
        </details>
    }
}
