//! Name and phone number of the visitor, so that the health agency can reach
//! them. Optional; kept on the phone. The number needs a network for its code,
//! so that step comes with the account part.

use domain::person::MAX_NAME;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use locales::{Text, filled};

use crate::components::button::Primary;
use crate::components::field::TextField;
use crate::components::heading::Heading;
use crate::components::phone_and_code::national;
use crate::composed::composed;
use crate::i18n::{shown, t};
use crate::parts::{Account, Page, page};
use crate::profile::{Known, Profile, known_profile};

/// Where the page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Name,
    Number,
    Done,
}

#[component]
pub(crate) fn Who() -> impl IntoView {
    let known = known_profile();
    let step = RwSignal::new(Step::Name);
    let (name, phone) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    // The profile may come from the disk after the page is there.
    let is_reading = Memo::new(move |_| known.get() == Known::Reading);
    Effect::new(move || {
        if !is_reading.get() {
            let profile = untrack(move || known.profile());
            name.set(profile.name);
            phone.set(profile.phone);
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
            Step::Name => view! { <NameStep name phone step /> }.into_any(),
            Step::Number => view! {
                <h2>{t(Text::WhoNumberTitle)}</h2>
                <p>{t(Text::WhoNumberHint)}</p>
                {page(Page::Account(Account::Number(step)))}
            }
            .into_any(),
            Step::Done => view! { <Done step /> }.into_any(),
        }}
    }
}

#[component]
fn NameStep(
    name: RwSignal<String>,
    phone: RwSignal<String>,
    step: RwSignal<Step>,
) -> impl IntoView {
    let known = known_profile();
    let wrong = RwSignal::new(None::<Text>);
    let go_on = move |event: SubmitEvent| {
        event.prevent_default();
        let tidy = name
            .with_untracked(|name| composed(name))
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        wrong.set(match tidy.chars().count() {
            0 => Some(Text::WhoNameEmpty),
            1..=MAX_NAME => None,
            _ => Some(Text::WhoNameTooLong),
        });
        if wrong.get_untracked().is_none() {
            // Kept as typed: whether it is a number is told where its code is sent.
            known.keep(Profile {
                name: tidy,
                phone: phone.get_untracked(),
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
            <TextField
                id="number"
                label=Text::PhoneLabel
                hint=Text::PhoneHint
                value=phone
                error=Signal::stored(None)
                mode="tel"
                autocomplete="tel"
                longest=24
            />
            <Primary text=Text::WhoNext busy=Signal::stored(false) />
        </form>
    }
}

#[component]
fn Done(step: RwSignal<Step>) -> impl IntoView {
    let (known, shown) = (known_profile(), shown());
    let words = move || {
        let Profile { name, phone, .. } = known.profile();
        filled(
            shown.get(),
            Text::WhoConfirmed,
            &[("name", &name), ("phone", &national(&phone))],
        )
    };
    view! {
        <p class="notice">{words}</p>
        <button type="button" class="button button--quiet" on:click=move |_| step.set(Step::Name)>
            {t(Text::WhoChange)}
        </button>
    }
}
