//! Who is signed in here and elsewhere, and the settings of this phone.

mod sessions;

use domain::person::Person;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Language, Text, filled, text};

use self::sessions::Sessions;
use crate::components::asked::{answered, asked};
use crate::components::heading::Heading;
use crate::components::icon::{Icon, icon};
use crate::components::language_switch::code;
use crate::components::phone_and_code::national;
use crate::components::problem::Problem;
use crate::i18n::{shown, t};

#[component]
pub(crate) fn Me() -> impl IntoView {
    let me = asked(api::sign_in::me);
    view! {
        <Heading text=Text::MeTitle />
        {answered(me, move |person| match person {
            Some(person) => signed_in(person, me.again).into_any(),
            None => signed_out().into_any(),
        })}
        <ThisPhone />
    }
}

fn signed_out() -> impl IntoView {
    view! {
        <p>{t(Text::MeSignedOut)}</p>
        <p class="quiet">{t(Text::MeSignedOutHint)}</p>
        <a class="button button--primary" href="/sign-in?next=/me">{t(Text::SignInTitle)}</a>
    }
}

fn signed_in(person: Person, again: Callback<()>) -> impl IntoView {
    let shown = shown();
    let phone = national(person.phone.e164());
    let problem = RwSignal::new(None);
    let sign_out = move |_| {
        problem.set(None);
        spawn_local(async move {
            match api::sign_in::sign_out().await {
                Ok(()) => drop(again.try_run(())),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    view! {
        <p>{move || filled(shown.get(), Text::MeSignedInAs, &[("phone", &phone)])}</p>
        <ul class="links">
            <li><a href="/venues">{icon(Icon::Venue)} {t(Text::VenuesTitle)}</a></li>
        </ul>
        <Sessions signed_out=again />
        <Problem error=problem />
        <button type="button" class="button" on:click=sign_out>{t(Text::MeSignOut)}</button>
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
