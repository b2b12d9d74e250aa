//! A page's title, on the page and on the browser's tab.

use leptos::prelude::*;
use locales::Text;

use crate::i18n::t;

/// The `<h1>` of a page; also names the tab.
#[component]
pub(crate) fn Heading(text: Text) -> impl IntoView {
    let words = t(text);
    let app = t(Text::AppName);
    Effect::new(move || document().set_title(&format!("{} – {}", words(), app())));
    view! { <h1>{words}</h1> }
}
