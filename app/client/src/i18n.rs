//! Which language is shown: the visitor's choice, else the browser's, else
//! Vietnamese. The texts themselves are in crate `locales`.

use gloo::storage::{LocalStorage, Storage};
use leptos::prelude::*;
use locales::{Language, Text};

const CHOICE: &str = "language";

/// The language shown now; views that read it change with it.
#[derive(Clone, Copy)]
pub(crate) struct Shown(RwSignal<Language>);

impl Shown {
    /// The language at start.
    pub(crate) fn at_start() -> Self {
        let chosen = LocalStorage::raw().get_item(CHOICE).ok().flatten();
        let chosen = chosen.and_then(|text| domain::json::read(&text));
        Self(RwSignal::new(chosen.unwrap_or_else(of_browser)))
    }

    /// The language shown now.
    pub(crate) fn get(self) -> Language {
        self.0.get()
    }

    /// The language shown at this moment, outside of a view.
    pub(crate) fn now(self) -> Language {
        self.0.get_untracked()
    }

    /// Shows another language from now on, also after the next start.
    pub(crate) fn choose(self, language: Language) {
        // A browser that keeps nothing (private mode) still shows it until it is closed.
        drop(LocalStorage::set(CHOICE, language));
        self.0.set(language);
    }
}

/// The language shown now, from context.
pub(crate) fn shown() -> Shown {
    expect_context()
}

/// A text in the language shown, for a view: it changes with the language.
pub(crate) fn t(text: Text) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let shown = shown();
    move || locales::text(shown.get(), text)
}

fn of_browser() -> Language {
    let preferred = window().navigator().language().unwrap_or_default();
    // Without case in all of Unicode, whose tables are 12 KB.
    if preferred.to_ascii_lowercase().starts_with("en") {
        Language::En
    } else {
        Language::Vi
    }
}
