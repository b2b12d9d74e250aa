//! The first page: what people come for, one tap away.

use leptos::prelude::*;
use locales::Text;

use crate::i18n::t;

#[component]
pub(crate) fn Home() -> impl IntoView {
    view! { <h1>{t(Text::AppName)}</h1> }
}
