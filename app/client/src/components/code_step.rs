//! Second step of confirming a phone number: the six digits of the message.

use api::ApiError;
use domain::person::Person;
use domain::sign_in::{CODE_DIGITS, Purpose};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use super::button::Primary;
use super::field::TextField;
use super::phone_and_code::{Awaited, Confirm, national};
use super::problem::Problem;
use super::resend::Resend;
use crate::i18n::{shown, t};

/// Asks for the code that was sent, takes it to `confirm`, and the person it
/// gives to `on_done`.
#[component]
pub(super) fn CodeStep(
    now: Awaited,
    purpose: Purpose,
    awaited: RwSignal<Option<Awaited>>,
    confirm: Confirm,
    on_done: Callback<Person>,
) -> impl IntoView {
    let shown = shown();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<Text>);
    let problem = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    let challenge = now.sent.challenge;
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        problem.set(None);
        // People copy codes with blanks and dashes in them.
        let code: String = typed
            .get_untracked()
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        if code.len() != CODE_DIGITS {
            return wrong.set(Some(Text::CodeNotSix));
        }
        wrong.set(None);
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let answer = confirm.with_value(|confirm| confirm(challenge, code));
        spawn_local(async move {
            let answer = answer.await;
            busy.try_set(false);
            match answer {
                Ok(person) => on_done.run(person),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    let phone = national(now.phone.e164());
    view! {
        <form class="form" novalidate on:submit=send>
            <p>{move || filled(shown.get(), Text::CodeSentTo, &[("phone", &phone)])}</p>
            <TextField
                id="code"
                label=Text::CodeLabel
                hint=Text::CodeHint
                value=typed
                error=wrong
                mode="numeric"
                autocomplete="one-time-code"
                longest=16
                focused=true
            />
            <Problem error=problem />
            <Primary text=Text::CodeConfirm busy />
            <Resend now purpose awaited />
            <button type="button" class="button button--quiet" on:click=move |_| awaited.set(None)>
                {t(Text::CodeOtherPhone)}
            </button>
        </form>
    }
}
