//! Who is signed in, and the settings of this phone, which need no network.

pub(crate) mod account;
mod sessions;

use domain::time::Timestamp;
use leptos::prelude::*;
use locales::{Language, Text, filled, text};

use crate::components::heading::Heading;
use crate::components::icon::{Icon, icon};
use crate::components::language_switch::code;
use crate::i18n::{shown, t};
use crate::parts::{Account, Page, page};
use crate::time_text;
use crate::trail::trail;

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
        <Lists />
        <p class="quiet">{version}</p>
    }
}

/// How old the city's signed lists on this phone are.
#[component]
fn Lists() -> impl IntoView {
    let (trail, shown) = (trail(), shown());
    let said = move |at: Option<Timestamp>, known, none| {
        let language = shown.get();
        at.map_or_else(
            || text(language, none).to_owned(),
            |at| {
                filled(
                    language,
                    known,
                    &[("time", &time_text::moment(language, at))],
                )
            },
        )
    };
    let keys = move || {
        let at = trail.keys_at.get();
        said(at, Text::MeKeysAt, Text::MeKeysNone)
    };
    let withdrawn = move || {
        let at = trail.withdrawn.with(|list| list.issued_at);
        said(at, Text::MeWithdrawnAt, Text::MeWithdrawnNone)
    };
    view! {
        <p class="quiet">{keys}</p>
        <p class="quiet">{withdrawn}</p>
    }
}
