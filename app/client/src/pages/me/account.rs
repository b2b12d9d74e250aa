//! Who is signed in here and elsewhere; asked of the server.

use domain::person::Person;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use super::sessions::Sessions;
use crate::components::asked::{answered, asked};
use crate::components::icon::{Icon, icon};
use crate::components::phone_and_code::national;
use crate::components::problem::Problem;
use crate::i18n::{shown, t};

#[component]
pub(crate) fn SignedIn() -> impl IntoView {
    let me = asked(api::sign_in::me);
    answered(me, move |person| match person {
        Some(person) => signed_in(person, me.again).into_any(),
        None => signed_out().into_any(),
    })
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
