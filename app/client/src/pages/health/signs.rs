//! The question after symptoms and contact.

use domain::health::sign::Sign;
use leptos::prelude::*;
use locales::Text;

use super::answers::Answers;
use super::words;
use crate::i18n::t;

#[component]
pub(super) fn SignsField(answers: Answers) -> impl IntoView {
    let signs = answers.signs;
    let choose = move |sign, is_so| {
        signs.update(|signs| {
            *signs = if is_so {
                signs.with(sign)
            } else {
                signs.without(sign)
            };
        });
    };
    view! {
        <fieldset id="signs">
            <legend>{t(Text::DeclareSigns)}</legend>
            <p class="field__hint">{t(Text::DeclareSignsHint)}</p>
            {Sign::ASKED.map(|sign| view! {
                <label class="check">
                    <input type="checkbox" prop:checked=move || signs.get().has(sign)
                        on:change=move |event| choose(sign, event_target_checked(&event)) />
                    <span>{t(words::sign(sign))}</span>
                </label>
            })}
        </fieldset>
    }
}
