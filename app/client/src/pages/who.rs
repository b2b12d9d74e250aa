//! Name and phone number of the visitor, so that the health agency can reach
//! them. Optional; kept on the phone, confirmed by OTP when there is a network.

use api::ApiError;
use domain::batch::DeviceKey;
use domain::device::sign_attach;
use domain::ids::ChallengeId;
use domain::person::{MAX_NAME, Person};
use domain::phone::PhoneNumber;
use domain::sign_in::Purpose;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use locales::{Text, filled};

use crate::bell::Ring;
use crate::components::button::Primary;
use crate::components::field::TextField;
use crate::components::heading::Heading;
use crate::components::phone_and_code::{PhoneAndCode, national};
use crate::i18n::{shown, t};
use crate::profile::{Known, Profile, known_profile};
use crate::time_text::now;
use crate::{device, sync};

/// Where the page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Name,
    Number,
    Done,
}

#[component]
pub(crate) fn Who() -> impl IntoView {
    let known = known_profile();
    let step = RwSignal::new(Step::Name);
    let name = RwSignal::new(String::new());
    // The profile may come from the disk after the page is there.
    let stored = Memo::new(move |_| known.get() == Known::Reading);
    Effect::new(move || {
        if !stored.get() {
            let profile = untrack(move || known.profile());
            name.set(profile.name);
            step.set(if profile.confirmed {
                Step::Done
            } else {
                Step::Name
            });
        }
    });
    view! {
        <Heading text=Text::WhoTitle />
        {move || match step.get() {
            Step::Name => view! { <NameStep name step /> }.into_any(),
            Step::Number => view! { <NumberStep name step /> }.into_any(),
            Step::Done => view! { <Done step /> }.into_any(),
        }}
    }
}

#[component]
fn NameStep(name: RwSignal<String>, step: RwSignal<Step>) -> impl IntoView {
    let known = known_profile();
    let wrong = RwSignal::new(None::<Text>);
    let go_on = move |event: SubmitEvent| {
        event.prevent_default();
        let tidy = name
            .get_untracked()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        wrong.set(match tidy.chars().count() {
            0 => Some(Text::WhoNameEmpty),
            1..=MAX_NAME => None,
            _ => Some(Text::WhoNameTooLong),
        });
        if wrong.get_untracked().is_none() {
            let phone = known.profile().phone;
            known.keep(Profile {
                name: tidy,
                phone,
                confirmed: false,
            });
            step.set(Step::Number);
        }
    };
    view! {
        <p>{t(Text::WhoHint)}</p>
        <form class="form" novalidate on:submit=go_on>
            <TextField
                id="name"
                label=Text::WhoName
                hint=Text::WhoNameHint
                value=name
                error=wrong
                autocomplete="name"
            />
            <Primary text=Text::WhoNext busy=Signal::stored(false) />
        </form>
    }
}

#[component]
fn NumberStep(name: RwSignal<String>, step: RwSignal<Step>) -> impl IntoView {
    let known = known_profile();
    let typed = RwSignal::new(untrack(move || known.profile().phone));
    // Kept as typed, for the time when there is a network.
    Effect::new(move |before: Option<()>| {
        let phone = typed.get();
        if before.is_some() {
            let profile = untrack(move || known.profile());
            known.keep(Profile { phone, ..profile });
        }
    });
    let confirm = move |challenge, code| attach(challenge, code, name.get_untracked());
    let done = move |person: Person| {
        known.keep(Profile {
            name: person.name,
            phone: person.phone.e164().to_owned(),
            confirmed: true,
        });
        sync::ring(Ring::Asked);
        step.set(Step::Done);
    };
    view! {
        <h2>{t(Text::WhoNumberTitle)}</h2>
        <p>{t(Text::WhoNumberHint)}</p>
        <PhoneAndCode purpose=Purpose::Visitor confirm on_done=done typed />
    }
}

#[component]
fn Done(step: RwSignal<Step>) -> impl IntoView {
    let (known, shown) = (known_profile(), shown());
    let words = move || {
        let Profile { name, phone, .. } = known.profile();
        let phone = PhoneNumber::parse(&phone).map_or(phone, |number| national(&number));
        filled(
            shown.get(),
            Text::WhoConfirmed,
            &[("name", &name), ("phone", &phone)],
        )
    };
    view! {
        <p class="notice">{words}</p>
        <button type="button" class="button button--quiet" on:click=move |_| step.set(Step::Name)>
            {t(Text::WhoChange)}
        </button>
    }
}

/// Gives this phone's trace to the person who confirmed the number.
async fn attach(challenge: ChallengeId, code: String, name: String) -> Result<Person, ApiError> {
    // Nothing can be attached without a key; the page says that it is our fault.
    let key = device::key(now()).await.map_err(|_| ApiError::Internal)?;
    let device = DeviceKey::from_bytes(key.verifying_key().to_bytes());
    let signature = sign_attach(&key, challenge);
    api::visitor::confirm(challenge, code, name, device, signature).await
}
