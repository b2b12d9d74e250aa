//! The last scans of this phone, in memory only: gone when the page is left.

use leptos::prelude::*;
use locales::Text;

use super::scanning::Seen;
use super::verdict_panel::Judged;
use super::words;
use crate::i18n::{shown, t};
use crate::time_text;

#[component]
pub(super) fn Recent(seen: RwSignal<Vec<Seen>>) -> impl IntoView {
    let shown = shown();
    let row = move |seen: Seen| {
        let outcome = seen.sight.verdict.outcome;
        let at = seen.sight.at;
        view! {
            <details>
                <summary>
                    {move || time_text::clock(shown.get(), at)} " · "
                    {words::mark(outcome)} " " {t(words::outcome(outcome))}
                </summary>
                <Judged seen />
            </details>
        }
    };
    let rows = move || {
        let seen = seen.get();
        match seen.is_empty() {
            true => view! { <p class="quiet">{t(Text::RecentNone)}</p> }.into_any(),
            false => seen.into_iter().map(row).collect_view().into_any(),
        }
    };
    view! {
        <h2>{t(Text::RecentTitle)}</h2>
        {rows}
    }
}
