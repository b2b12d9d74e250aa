//! First step of confirming a phone number: entering it.

use api::ApiError;
use domain::phone::PhoneNumber;
use domain::sign_in::Purpose;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::Text;

use super::button::Primary;
use super::field::TextField;
use super::phone_and_code::{Awaited, ask_for_code};
use super::problem::{Problem, of_phone};
use crate::i18n::shown;

/// Asks for the number and has a code sent to it. `typed` outlives the step,
/// so that a wrong number can be mended instead of typed again.
#[component]
pub(super) fn PhoneStep(
    purpose: Purpose,
    typed: RwSignal<String>,
    awaited: RwSignal<Option<Awaited>>,
) -> impl IntoView {
    let shown = shown();
    let wrong = RwSignal::new(None::<Text>);
    let problem = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        problem.set(None);
        let phone = match PhoneNumber::parse(&typed.get_untracked()) {
            Ok(phone) => phone,
            Err(reason) => return wrong.set(Some(of_phone(reason))),
        };
        wrong.set(None);
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let answer = ask_for_code(phone, purpose, shown.now()).await;
            busy.try_set(false);
            match answer {
                Ok(now) => drop(awaited.try_set(Some(now))),
                Err(ApiError::Phone { reason }) => drop(wrong.try_set(Some(of_phone(reason)))),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <TextField
                id="phone"
                label=Text::PhoneLabel
                hint=Text::PhoneHint
                value=typed
                error=wrong
                kind="tel"
                mode="tel"
                autocomplete="tel-national"
                longest=32
            />
            <Problem error=problem />
            <Primary text=Text::PhoneSend busy />
        </form>
    }
}
