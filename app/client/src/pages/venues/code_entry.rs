//! Completing a sharing with the code that was sent to the invited phone: by
//! the invited person, or by the sharer to whom they told it.

use api::ApiError;
use domain::ids::ShareId;
use domain::owner::sharing::Accepted;
use domain::sign_in::CODE_DIGITS;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::Text;

use crate::components::button::Primary;
use crate::components::field::TextField;
use crate::components::problem::Problem;

/// The field and its button. There is one of them on a page at a time.
#[component]
pub(super) fn CodeEntry(
    share: ShareId,
    label: Text,
    /// What to do when the code is no longer good.
    expired: Text,
    button: Text,
    #[prop(into)] on_done: Callback<Accepted>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<Text>);
    let problem = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        problem.set(None);
        // People copy codes with blanks and dashes in them.
        let mut code = typed.get_untracked();
        code.retain(|letter| letter.is_ascii_digit());
        if code.len() != CODE_DIGITS {
            return wrong.set(Some(Text::CodeNotSix));
        }
        wrong.set(None);
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let answer = api::sharing::accept(share, code).await;
            busy.try_set(false);
            match answer {
                Ok(accepted) => drop(on_done.try_run(accepted)),
                Err(ApiError::AskForNewCode) => drop(wrong.try_set(Some(expired))),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=send>
            <TextField id="code" label hint=Text::CodeHint value=typed error=wrong mode="numeric"
                autocomplete="one-time-code" longest=16 />
            <Problem error=problem />
            <Primary text=button busy />
        </form>
    }
}
