//! Inviting people by their phone numbers, all as the same role.

use api::ApiError;
use domain::ids::VenueId;
use domain::owner::role::Role;
use domain::owner::sharing::{MAX_PHONES, ShareResult, typed_phones};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::Text;

use super::share_words::{SharesView, to_mend, was_sent};
use crate::components::button::Primary;
use crate::components::field::{Field, described_by};
use crate::components::problem::Problem;
use crate::i18n::{shown, t};
use crate::pages::venues::words;

/// In the order of the guidance.
const ROLES: [Role; 3] = [Role::Owner, Role::Controller, Role::Manager];

/// The form, and what became of each number; `shared` is called when there are
/// new invitations.
#[component]
pub(super) fn ShareForm(venue: VenueId, shared: Callback<()>) -> impl IntoView {
    let shown = shown();
    let typed = RwSignal::new(String::new());
    // Whoever does not choose gives away the least.
    let role = RwSignal::new(Role::Controller);
    let wrong = RwSignal::new(None::<Text>);
    let problem = RwSignal::new(None::<ApiError>);
    let results = RwSignal::new(Vec::<ShareResult>::new());
    let busy = RwSignal::new(false);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        problem.set(None);
        results.set(Vec::new());
        let phones = typed.get_untracked();
        wrong.set(why_not(&phones));
        if wrong.get_untracked().is_some() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        let role = role.get_untracked();
        spawn_local(async move {
            let answer = api::sharing::share(venue, phones, role, shown.now()).await;
            busy.try_set(false);
            match answer {
                Ok(shares) => {
                    typed.try_set(to_mend(&shares));
                    if shares.iter().any(was_sent) {
                        let _ = shared.try_run(());
                    }
                    results.try_set(shares);
                }
                Err(ApiError::TooLarge) => drop(wrong.try_set(Some(Text::ShareTooMany))),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    view! {
        <form class="form form--card" novalidate on:submit=send>
            <Field id="share-phones" label=Text::SharePhones hint=Some(Text::SharePhonesHint) error=wrong>
                <textarea id="share-phones" name="share-phones" rows="2" inputmode="text" autocomplete="off" maxlength="600"
                    aria-describedby=described_by("share-phones")
                    aria-invalid=move || wrong.get().is_some().to_string()
                    prop:value=typed on:input=move |event| typed.set(event_target_value(&event))></textarea>
            </Field>
            <fieldset>
                <legend>{t(Text::ShareRole)}</legend>
                {ROLES.map(|choice| view! { <RoleChoice choice role /> })}
            </fieldset>
            <Problem error=problem />
            <Primary text=Text::ShareSend busy />
            <SharesView results />
        </form>
    }
}

#[component]
fn RoleChoice(choice: Role, role: RwSignal<Role>) -> impl IntoView {
    view! {
        <label class="check check--two">
            <input type="radio" name="share-role" prop:checked=move || role.get() == choice
                on:change=move |_| role.set(choice) />
            <span>
                {t(words::role(choice))}
                <span class="quiet">{t(words::role_may(choice))}</span>
            </span>
        </label>
    }
}

/// What keeps the whole text from being sent; single numbers are the server's to judge.
fn why_not(phones: &str) -> Option<Text> {
    match typed_phones(phones).count() {
        0 => Some(Text::PhoneEmpty),
        count if count > MAX_PHONES => Some(Text::ShareTooMany),
        _ => None,
    }
}
