//! How much waits on this phone, in the header of every page; nothing when
//! nothing does.

use leptos::prelude::*;
use locales::{Text, filled, text};

use crate::i18n::shown;
use crate::trail::trail;

#[component]
pub(crate) fn OutboxBadge() -> impl IntoView {
    let (trail, shown) = (trail(), shown());
    let waiting = Memo::new(move |_| trail.waiting());
    // Written into the same link when it changes, so that the focus stays on it.
    move || {
        let (waiting, must_sign_in) = (waiting.get(), trail.sending.get().must_sign_in);
        let (language, count) = (shown.get(), waiting.count.to_string());
        let words = match must_sign_in {
            true => text(language, Text::SyncSignIn).to_owned(),
            false => filled(language, Text::SyncWaiting, &[("count", &count)]),
        };
        let label = filled(language, Text::SyncWaitingLabel, &[("count", &count)]);
        let class = match must_sign_in || waiting.is_old() {
            true => "badge badge--urgent",
            false => "badge",
        };
        (waiting.count > 0).then(|| {
            view! { <a href="/history" class=class aria-label=label>{words}</a> }
        })
    }
}
