//! The places of the last three weeks: any number of lines.

use leptos::prelude::*;
use locales::Text;

use super::answers::{Answers, StayTyped};
use super::place_field::LIST;
use crate::i18n::t;

#[component]
pub(super) fn StaysField(
    answers: Answers,
    #[prop(into)] error: Signal<Option<Text>>,
) -> impl IntoView {
    let stays = answers.stays;
    let add = move |_| {
        let line = StayTyped {
            place: RwSignal::default(),
            from: RwSignal::default(),
            until: RwSignal::default(),
        };
        stays.update(|stays| stays.push(line));
    };
    let remove = move |line| stays.update(|stays| stays.retain(|it| *it != line));
    view! {
        <fieldset id="stays" class:field--wrong=move || error.get().is_some()>
            <legend>{t(Text::DeclareStays)}</legend>
            <p class="field__error" role="alert">{move || error.get().map(t)}</p>
            <For each=move || stays.get() key=|line| line.place let:line>
                <StayLine line on_remove=move |()| remove(line) />
            </For>
            <button type="button" class="button button--quiet" on:click=add>
                {t(Text::DeclareStayAdd)}
            </button>
        </fieldset>
    }
}

#[component]
fn StayLine(line: StayTyped, #[prop(into)] on_remove: Callback<()>) -> impl IntoView {
    view! {
        <div class="line">
            <label class="field">
                <span>{t(Text::DeclareStayPlace)}</span>
                <input list=LIST autocomplete="off" maxlength="80" prop:value=line.place
                    on:input=move |event| line.place.set(event_target_value(&event)) />
            </label>
            <div class="pair">
                {date(Text::DeclareStayFrom, line.from)}
                {date(Text::DeclareStayUntil, line.until)}
            </div>
            <button type="button" class="button button--small" on:click=move |_| on_remove.run(())>
                {t(Text::DeclareStayRemove)}
            </button>
        </div>
    }
}

/// A day, chosen the phone's own way.
pub(super) fn date(label: Text, value: RwSignal<String>) -> impl IntoView {
    view! {
        <label class="field">
            <span>{t(label)}</span>
            <input type="date" prop:value=value
                on:input=move |event| value.set(event_target_value(&event)) />
        </label>
    }
}
