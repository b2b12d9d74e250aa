//! Somebody without any code: the name is typed, the last resort.

use domain::checkpoint::scan::Reader;
use domain::person::{MAX_NAME, masked_name};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use locales::Text;

use crate::checkpoint::judge::{Judge, Sight};
use crate::i18n::t;

#[component]
pub(super) fn Typed(judge: Judge, #[prop(into)] show: Callback<(Sight, Reader)>) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let masked = masked_name(&name.get_untracked());
        if !masked.is_empty() {
            name.set(String::new());
            show.run((judge.typed(masked), Reader::Typed));
        }
    };
    view! {
        <details>
            <summary>{t(Text::TypedTitle)}</summary>
            <form on:submit=save>
                <label class="field">
                    <span>{t(Text::TypedName)}</span>
                    <input autocomplete="off" maxlength=MAX_NAME.to_string() prop:value=name
                        on:input=move |event| name.set(event_target_value(&event)) />
                </label>
                <p class="quiet">{t(Text::TypedHint)}</p>
                <button type="submit" class="button">{t(Text::TypedSave)}</button>
            </form>
        </details>
    }
}
