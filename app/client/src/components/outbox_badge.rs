//! How much waits on this phone, in the header of every page; nothing when
//! nothing does.

use leptos::prelude::*;
use leptos_router::components::A;
use locales::{Text, filled, text};

use crate::i18n::shown;
use crate::trail::trail;

#[component]
pub(crate) fn OutboxBadge() -> impl IntoView {
    let (trail, shown) = (trail(), shown());
    let waiting = Memo::new(move |_| trail.waiting());
    let words = move || {
        if trail.sending.get().must_sign_in {
            return text(shown.get(), Text::SyncSignIn).to_owned();
        }
        let count = waiting.get().count.to_string();
        filled(shown.get(), Text::SyncWaiting, &[("count", &count)])
    };
    let label = move || {
        let count = waiting.get().count.to_string();
        filled(shown.get(), Text::SyncWaitingLabel, &[("count", &count)])
    };
    let is_urgent = move || trail.sending.get().must_sign_in || waiting.get().is_old();
    view! {
        <Show when=move || { waiting.get().count > 0 }>
            <A href="/history" attr:class="badge" attr:aria-label=label class:badge--urgent=is_urgent>
                {words}
            </A>
        </Show>
    }
}
