//! A deed that is asked about before it is done.

use leptos::prelude::*;
use locales::Text;

use crate::i18n::t;

/// A button; pressed, it gives way to `question` with a yes and a no.
#[component]
pub(crate) fn AskFirst(
    button: Text,
    /// Whom or what it is about: tells buttons of the same words apart for
    /// those who hear the page.
    #[prop(optional, into)]
    about: String,
    #[prop(into)] question: Signal<String>,
    yes: Text,
    #[prop(into)] on_yes: Callback<()>,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let about = StoredValue::new(about);
    let label = move || {
        about.with_value(|about| (!about.is_empty()).then(|| format!("{}: {about}", t(button)())))
    };
    let done = move |_| {
        asking.set(false);
        on_yes.run(());
    };
    // What was pressed is gone, so the focus goes to the harmless answer.
    let no = NodeRef::<leptos::html::Button>::new();
    no.on_load(|no| drop(no.focus()));
    move || {
        if asking.get() {
            return view! {
                <div class="ask" role="alert">
                    <p>{question}</p>
                    <div class="pair">
                        <button type="button" class="button button--danger" on:click=done>{t(yes)}</button>
                        <button type="button" class="button button--quiet" node_ref=no on:click=move |_| asking.set(false)>
                            {t(Text::AskNo)}
                        </button>
                    </div>
                </div>
            }
            .into_any();
        }
        view! {
            <button type="button" class="button button--small" aria-label=label on:click=move |_| asking.set(true)>
                {t(button)}
            </button>
        }
        .into_any()
    }
}
