//! What the answers are used for, and the two agreements.

use leptos::prelude::*;
use locales::Text;

use super::answers::Answers;
use crate::i18n::t;

#[component]
pub(super) fn Consent(
    answers: Answers,
    #[prop(into)] error: Signal<Option<Text>>,
) -> impl IntoView {
    let uses = [Text::DeclareUse1, Text::DeclareUse2, Text::DeclareUse3];
    let check = |text, value: RwSignal<bool>| {
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=value
                    on:change=move |event| value.set(event_target_checked(&event)) />
                <span>{t(text)}</span>
            </label>
        }
    };
    view! {
        <section class="notice" id="consent" class:field--wrong=move || error.get().is_some()>
            <h2>{t(Text::DeclareUseTitle)}</h2>
            <ul>{uses.map(|text| view! { <li>{t(text)}</li> })}</ul>
            <p class="field__error" role="alert">{move || error.get().map(t)}</p>
            {check(Text::DeclareConsent, answers.consent)}
            {check(Text::DeclarePlaces, answers.may_tell_places)}
        </section>
    }
}
