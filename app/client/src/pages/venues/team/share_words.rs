//! What became of each number of a sharing, in words.

use api::ApiError;
use domain::owner::sharing::{ShareOutcome, ShareResult};
use domain::phone::PhoneNumber;
use leptos::prelude::*;
use locales::{Language, Text, text};

use crate::components::phone_and_code::national;
use crate::components::problem;
use crate::i18n::shown;

/// One line per number.
#[component]
pub(super) fn SharesView(results: RwSignal<Vec<ShareResult>>) -> impl IntoView {
    let shown = shown();
    let line = move |result: ShareResult| {
        let class = match was_sent(&result) {
            true => "state state--received",
            false => "state state--rejected",
        };
        let number = PhoneNumber::parse(&result.typed)
            .map_or_else(|_| result.typed.clone(), |phone| national(phone.e164()));
        view! {
            <li>
                <strong>{number}</strong>
                <span class=class>{move || words(shown.get(), &result.outcome)}</span>
            </li>
        }
    };
    view! {
        <ul class="outcomes" role="status">
            {move || results.get().into_iter().map(line).collect_view()}
        </ul>
    }
}

/// Whether a code is on its way.
pub(super) fn was_sent(result: &ShareResult) -> bool {
    matches!(result.outcome, ShareOutcome::Sent { .. })
}

/// The numbers for which trying again can help, as they go back into the field.
pub(super) fn to_mend(results: &[ShareResult]) -> String {
    let left = results.iter().filter(|result| {
        matches!(
            result.outcome,
            ShareOutcome::BadNumber { .. }
                | ShareOutcome::TooManyCodes { .. }
                | ShareOutcome::NotSent
        )
    });
    let left: Vec<_> = left.map(|result| result.typed.as_str()).collect();
    left.join(", ")
}

fn words(language: Language, outcome: &ShareOutcome) -> String {
    let plain = match outcome {
        ShareOutcome::Sent { .. } => Text::ShareSent,
        ShareOutcome::BadNumber { reason } => problem::of_phone(*reason),
        ShareOutcome::AlreadyShared => Text::ShareAlready,
        ShareOutcome::Yourself => Text::ShareYourself,
        ShareOutcome::TooManyCodes { wait_seconds } => {
            let wait_seconds = *wait_seconds;
            return problem::words(language, &ApiError::TooManyCodes { wait_seconds });
        }
        ShareOutcome::NotSent => Text::ShareNotSent,
    };
    text(language, plain).to_owned()
}
