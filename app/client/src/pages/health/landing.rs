//! A personal code's address, opened by somebody's camera app: nothing is read
//! of it and nothing can be looked up.

use leptos::prelude::*;
use locales::Text;

use crate::components::heading::Heading;
use crate::i18n::t;

/// `/p`.
#[component]
pub(crate) fn Landing() -> impl IntoView {
    view! {
        <Heading text=Text::PersonalTitle />
        <p>{t(Text::PersonalHint)}</p>
        <a class="button button--primary" href="/health">{t(Text::PersonalMine)}</a>
        <a class="button" href="/checkpoint">{t(Text::PersonalCheckpoint)}</a>
    }
}
