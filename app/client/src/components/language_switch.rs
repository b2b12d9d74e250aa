//! Shows the other of the two languages.

use leptos::prelude::*;
use locales::{Language, Text};

use crate::i18n::{shown, t};

/// A button named after the other language, in that language.
#[component]
pub(crate) fn LanguageSwitch() -> impl IntoView {
    let shown = shown();
    let other = move || match shown.get() {
        Language::Vi => Language::En,
        Language::En => Language::Vi,
    };
    view! {
        <button
            type="button"
            class="button button--small"
            lang=move || code(other())
            on:click=move |_| shown.choose(other())
        >
            {t(Text::LanguageOther)}
        </button>
    }
}

/// The language's code, as `lang` attributes want it.
pub(crate) const fn code(language: Language) -> &'static str {
    match language {
        Language::Vi => "vi",
        Language::En => "en",
    }
}
