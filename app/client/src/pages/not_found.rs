//! An address that leads nowhere.

use leptos::prelude::*;
use locales::Text;

use crate::components::heading::Heading;
use crate::i18n::t;

#[component]
pub(crate) fn NotFound() -> impl IntoView {
    view! {
        <Heading text=Text::NotFoundTitle />
        <p>{t(Text::NotFoundHint)}</p>
        <a class="button button--primary" href="/">{t(Text::NotFoundHome)}</a>
    }
}
