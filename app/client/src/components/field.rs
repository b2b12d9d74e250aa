//! One line of a form: label, hint, input and what is wrong with it, tied
//! together for screen readers.

use leptos::prelude::*;
use locales::Text;

use crate::i18n::t;

/// Sets label, hint and error around an input that the caller brings. The
/// input must have the id `id` and `aria-describedby` of [`described_by`].
#[component]
pub(crate) fn Field(
    id: &'static str,
    label: Text,
    #[prop(optional_no_strip)] hint: Option<Text>,
    #[prop(into)] error: Signal<Option<Text>>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field" class:field--wrong=move || error.get().is_some()>
            <label for=id>{t(label)}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=format!("{id}-hint")>{t(hint)}</p> })}
            <p class="field__error" id=format!("{id}-error") role="alert">
                {move || error.get().map(t)}
            </p>
            {children()}
        </div>
    }
}

/// A [`Field`] with a one-line input.
#[component]
pub(crate) fn TextField(
    id: &'static str,
    label: Text,
    #[prop(optional)] hint: Option<Text>,
    value: RwSignal<String>,
    #[prop(into)] error: Signal<Option<Text>>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "text")] mode: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(default = 200)] longest: u16,
    #[prop(optional)] focused: bool,
) -> impl IntoView {
    let input = NodeRef::<leptos::html::Input>::new();
    if focused {
        input.on_load(|input| drop(input.focus()));
    }
    view! {
        <Field id label hint error>
            <input
                node_ref=input
                id=id
                name=id
                type=kind
                inputmode=mode
                autocomplete=autocomplete
                maxlength=longest
                aria-describedby=described_by(id)
                aria-invalid=move || error.get().is_some().to_string()
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </Field>
    }
}

/// The ids of a field's hint and error.
pub(crate) fn described_by(id: &str) -> String {
    format!("{id}-hint {id}-error")
}
