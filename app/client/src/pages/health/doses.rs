//! The days of the doses: any number of lines.

use leptos::prelude::*;
use locales::{Text, filled};

use super::answers::Answers;
use crate::i18n::{shown, t};

#[component]
pub(super) fn DosesField(
    answers: Answers,
    #[prop(into)] error: Signal<Option<Text>>,
) -> impl IntoView {
    let doses = answers.doses;
    let add = move |_| doses.update(|doses| doses.push(RwSignal::default()));
    let lines = move || {
        let doses = doses.get().into_iter().enumerate();
        doses
            .map(|(at, given)| dose(answers, at, given))
            .collect_view()
    };
    view! {
        <fieldset id="doses" class:field--wrong=move || error.get().is_some()>
            <legend>{t(Text::DeclareDoses)}</legend>
            <p class="field__error" role="alert">{move || error.get().map(t)}</p>
            {lines}
            <button type="button" class="button button--quiet" on:click=add>
                {t(Text::DeclareDoseAdd)}
            </button>
        </fieldset>
    }
}

fn dose(answers: Answers, at: usize, given: RwSignal<String>) -> impl IntoView {
    let shown = shown();
    let number = (at + 1).to_string();
    let named = move |text| filled(shown.get(), text, &[("number", &number)]);
    let (label, remove) = (named.clone(), named);
    let take_away = move |_| {
        answers.doses.update(|doses| {
            doses.remove(at);
        });
    };
    view! {
        <div class="line line--row">
            <label class="field">
                <span>{move || label(Text::DeclareDoseNumber)}</span>
                <input type="date" prop:value=given
                    on:input=move |event| given.set(event_target_value(&event)) />
            </label>
            <button type="button" class="button button--small" on:click=take_away>
                {move || remove(Text::DeclareDoseRemove)}
            </button>
        </div>
    }
}
