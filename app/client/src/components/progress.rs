//! How far a download is.

use leptos::prelude::*;
use locales::{Text, filled};

use crate::i18n::{shown, t};
use crate::js;

/// A bar with its percentage while `done` says something; without a percentage
/// where the size is not known.
#[component]
pub(crate) fn Progress(#[prop(into)] done: Signal<Option<f64>>) -> impl IntoView {
    let shown = shown();
    let is_running = Memo::new(move |_| done.get().is_some());
    let part = move || done.get().filter(|part| *part > 0.0);
    let words = move || match part() {
        Some(part) => {
            let percent = format!("{}", (part * 100.0) as u32);
            filled(shown.get(), Text::DownloadPart, &[("percent", &percent)])
        }
        None => t(Text::DownloadStarting)().to_owned(),
    };
    view! {
        <div role="status">
            {move || is_running.get().then(|| view! {
                <p class="progress">
                    <progress max="1" value=move || part().map(js::written) aria-label=t(Text::DownloadLabel)></progress>
                    <span>{words}</span>
                </p>
            })}
        </div>
    }
}
