//! An address that leads nowhere.

use leptos::prelude::*;
use locales::Text;

use crate::i18n::t;

#[component]
pub(crate) fn NotFound() -> impl IntoView {
    view! { <a href="/">{t(Text::NavHome)}</a> }
}
