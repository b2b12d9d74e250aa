//! The browsers in which the person is signed in, each to be ended.

use api::ApiError;
use domain::sign_in::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use crate::components::asked::{answered, asked};
use crate::components::problem::Problem;
use crate::i18n::{shown, t};
use crate::time_text;

/// The list; `signed_out` is called when this very browser's session was ended.
#[component]
pub(super) fn Sessions(signed_out: Callback<()>) -> impl IntoView {
    let sessions = asked(api::sign_in::sessions);
    let problem = RwSignal::new(None::<ApiError>);
    let ended = RwSignal::new(false);
    let end = Callback::new(move |session: Session| {
        problem.set(None);
        spawn_local(async move {
            match api::sign_in::end_session(session.id).await {
                Ok(()) if session.is_this_one => drop(signed_out.try_run(())),
                Ok(()) => {
                    ended.try_set(true);
                    let _ = sessions.again.try_run(());
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    });
    view! {
        <h2>{t(Text::MeSessions)}</h2>
        <p role="status">{move || ended.get().then(|| t(Text::MeSessionEnded))}</p>
        <Problem error=problem />
        {answered(sessions, move |sessions| view! {
            <ul class="cards">{sessions.into_iter().map(|session| row(session, end)).collect_view()}</ul>
        })}
    }
}

fn row(session: Session, end: Callback<Session>) -> impl IntoView {
    let shown = shown();
    let (seen, here) = (session.last_seen_at, session.is_this_one);
    let browser = session.browser.clone();
    view! {
        <li class="card">
            <strong>{browser}</strong>
            {here.then(|| view! { <span class="chip">{t(Text::MeSessionHere)}</span> })}
            <span class="quiet">
                {move || {
                    let time = time_text::moment(shown.get(), seen);
                    filled(shown.get(), Text::MeSessionSeen, &[("time", &time)])
                }}
            </span>
            // This browser has its own button below, "sign out".
            {(!here).then(|| view! {
                <button type="button" class="button button--small" on:click=move |_| end.run(session.clone())>
                    {t(Text::MeSessionEnd)}
                </button>
            })}
        </li>
    }
}
