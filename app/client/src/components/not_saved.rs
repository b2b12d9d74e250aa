//! Nothing was saved, and why: said loudly, since everything else here
//! promises the contrary.

use leptos::prelude::*;
use locales::Text;

use crate::i18n::t;
use crate::offline::StorageError;

#[component]
pub(crate) fn NotSaved(#[prop(into)] error: Signal<Option<StorageError>>) -> impl IntoView {
    view! {
        <div role="alert">
            {move || error.get().map(|error| view! {
                <div class="notice notice--problem">
                    <p>{t(Text::VerdictNotSaved)}</p>
                    <p>{t(error.text())}</p>
                </div>
            })}
        </div>
    }
}
