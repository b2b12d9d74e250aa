//! Who is signed in, and the settings of this phone, which need no network.

pub(crate) mod account;
mod sessions;

use leptos::prelude::*;
use locales::{Language, Text, filled, text};

use crate::components::heading::Heading;
use crate::components::icon::{Icon, icon};
use crate::components::language_switch::code;
use crate::i18n::{shown, t};
use crate::parts::{Account, Page, page};

#[component]
pub(crate) fn Me() -> impl IntoView {
    view! {
        <Heading text=Text::MeTitle />
        {page(Page::Account(Account::SignedIn))}
        <ThisPhone />
    }
}

#[component]
fn ThisPhone() -> impl IntoView {
    let shown = shown();
    // Each language calls itself what the other one's switch calls it.
    let choice = move |(language, other): (Language, Language)| {
        view! {
            <label class="check" lang=code(language)>
                <input type="radio" name="language" prop:checked=move || shown.get() == language
                    on:change=move |_| shown.choose(language) />
                <span>{text(other, Text::LanguageOther)}</span>
            </label>
        }
    };
    let version = move || {
        filled(
            shown.get(),
            Text::MeVersion,
            &[("version", env!("CARGO_PKG_VERSION"))],
        )
    };
    view! {
        <h2>{t(Text::MePhone)}</h2>
        <ul class="links">
            <li><a href="/who">{icon(Icon::Me)} {t(Text::MeWho)}</a></li>
        </ul>
        <fieldset>
            <legend>{t(Text::LanguageLabel)}</legend>
            {[(Language::Vi, Language::En), (Language::En, Language::Vi)].map(choice)}
        </fieldset>
        <p class="quiet">{version}</p>
    }
}
