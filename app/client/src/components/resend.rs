//! Sending the code again, once the server lets us.

use api::ApiError;
use domain::sign_in::Purpose;
use gloo::timers::callback::Interval;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::{Text, filled};

use super::phone_and_code::{Awaited, ask_for_code};
use super::problem::Problem;
use crate::i18n::{shown, t};

/// Counts down, then offers to send the code again. The new code takes the
/// place of the one in `awaited`.
#[component]
pub(super) fn Resend(
    now: Awaited,
    purpose: Purpose,
    awaited: RwSignal<Option<Awaited>>,
) -> impl IntoView {
    let shown = shown();
    let left = RwSignal::new(now.sent.resend_after_seconds);
    let problem = RwSignal::new(None::<ApiError>);
    let tick = Interval::new(1_000, move || {
        let _ = left.try_update(|left| *left = left.saturating_sub(1));
    });
    // Stops with the step; a signal that is gone must not be counted down.
    let tick = StoredValue::new_local(Some(tick));
    on_cleanup(move || drop(tick.try_update_value(Option::take)));

    let phone = StoredValue::new(now.phone);
    let send = move |_| {
        problem.set(None);
        left.set(now.sent.resend_after_seconds.max(5));
        spawn_local(async move {
            match ask_for_code(phone.get_value(), purpose, shown.now()).await {
                Ok(newer) => drop(awaited.try_set(Some(newer))),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    view! {
        <Problem error=problem />
        {move || match left.get() {
            0 => view! {
                <button type="button" class="button button--quiet" on:click=send>
                    {t(Text::CodeResend)}
                </button>
            }
            .into_any(),
            seconds => {
                let seconds = seconds.to_string();
                let words = filled(shown.get(), Text::CodeResendIn, &[("seconds", &seconds)]);
                view! { <p class="quiet">{words}</p> }.into_any()
            }
        }}
    }
}
