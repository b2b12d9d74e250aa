//! The button that a page is about, and what it shows while it works.

use leptos::prelude::*;
use locales::Text;

use crate::i18n::t;

/// The page's one primary action, sending the form around it. It stays in
/// place, but does nothing more, while `busy`.
#[component]
pub(crate) fn Primary(text: Text, #[prop(into)] busy: Signal<bool>) -> impl IntoView {
    let words = move || {
        if busy.get() {
            t(Text::Busy)()
        } else {
            t(text)()
        }
    };
    view! {
        <button type="submit" class="button button--primary" aria-disabled=move || busy.get().to_string()>
            {words}
        </button>
    }
}
