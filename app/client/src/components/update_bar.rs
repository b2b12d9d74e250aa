//! A new version waits: offered, never forced, and not while somebody scans.

use leptos::prelude::*;
use locales::Text;

use crate::i18n::t;
use crate::service_worker::Updates;

#[component]
pub(crate) fn UpdateBar() -> impl IntoView {
    let updates = expect_context::<Updates>();
    view! {
        <div role="status">
            {move || updates.is_offered().then(|| view! {
                <p class="update">
                    {t(Text::UpdateReady)}
                    <button type="button" class="button button--small" on:click=move |_| updates.accept()>
                        {t(Text::UpdateReload)}
                    </button>
                </p>
            })}
        </div>
    }
}
