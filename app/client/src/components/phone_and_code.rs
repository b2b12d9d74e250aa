//! Confirming a phone number: the number, then the six digits that were sent
//! to it. What a confirmed code does is the caller's business: signing in, or
//! telling who carries this phone.

use std::pin::Pin;

use api::ApiError;
use domain::ids::ChallengeId;
use domain::person::Person;
use domain::phone::PhoneNumber;
use domain::sign_in::{CodeSent, Language, Purpose};
use leptos::prelude::*;

use super::code_step::CodeStep;
use super::phone_step::PhoneStep;

pub(crate) use locales::words::national;

/// Takes the code to the server for its purpose.
pub(crate) type Confirm = StoredValue<Box<dyn Fn(ChallengeId, String) -> Confirming>, LocalStorage>;
/// The answer to a code, on its way.
pub(crate) type Confirming = Pin<Box<dyn Future<Output = Result<Person, ApiError>>>>;

/// A code that was sent and is waited for.
#[derive(Clone)]
pub(crate) struct Awaited {
    pub(crate) phone: PhoneNumber,
    pub(crate) sent: CodeSent,
}

/// Both steps. `confirm` is called with each code that the person enters;
/// `on_done` with the person, once.
#[component]
pub(crate) fn PhoneAndCode<C, F>(
    purpose: Purpose,
    confirm: C,
    #[prop(into)] on_done: Callback<Person>,
    /// Holds the number as typed, for callers that keep it.
    #[prop(optional)]
    typed: RwSignal<String>,
) -> impl IntoView
where
    C: Fn(ChallengeId, String) -> F + 'static,
    F: Future<Output = Result<Person, ApiError>> + 'static,
{
    let confirm: Confirm = StoredValue::new_local(Box::new(move |challenge, code| {
        Box::pin(confirm(challenge, code))
    }));
    let awaited = RwSignal::new(None::<Awaited>);
    move || match awaited.get() {
        None => view! { <PhoneStep purpose typed awaited /> }.into_any(),
        Some(now) => view! { <CodeStep now purpose awaited confirm on_done /> }.into_any(),
    }
}

/// Has a code sent to the number.
pub(super) async fn ask_for_code(
    phone: PhoneNumber,
    purpose: Purpose,
    language: Language,
) -> Result<Awaited, ApiError> {
    let sent = api::sign_in::request_code(phone.e164().to_owned(), purpose, language).await?;
    Ok(Awaited { phone, sent })
}
