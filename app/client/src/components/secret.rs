//! A secret to take along: shown as it is, and copied by a button.

use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::Text;
use wasm_bindgen_futures::JsFuture;
use web_sys::Clipboard;

use super::field::Field;
use crate::i18n::t;
use crate::js;

/// The secret in a field that cannot be changed, and a button that copies it.
#[component]
pub(crate) fn Secret(id: &'static str, label: Text, secret: String) -> impl IntoView {
    let input = NodeRef::<leptos::html::Input>::new();
    let copied = RwSignal::new(false);
    let text = StoredValue::new(secret.clone());
    let copy = move |_| {
        // Selected at least, for the copying that every browser has by itself.
        if let Some(input) = input.get_untracked() {
            input.select();
        }
        spawn_local(async move {
            if copied_to_clipboard(&text.get_value()).await {
                copied.try_set(true);
            }
        });
    };
    view! {
        <Field id label error=Signal::stored(None)>
            <input node_ref=input id=id class="secret" type="text" readonly spellcheck="false" autocomplete="off" value=secret />
        </Field>
        <button type="button" class="button" on:click=copy>{t(Text::Copy)}</button>
        <p class="field__good" role="status">{move || copied.get().then(|| t(Text::Copied))}</p>
    }
}

/// Pages that are not secure have no clipboard, and a browser may say no.
async fn copied_to_clipboard(text: &str) -> bool {
    let Some(clipboard) = js::part::<Clipboard>(&window().navigator(), "clipboard") else {
        return false;
    };
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
