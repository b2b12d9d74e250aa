//! Registering a venue: five fields, a confirmed phone number, and its QR.

use api::ApiError;
use domain::ids::VenueId;
use domain::person::Person;
use domain::sign_in::Purpose;
use domain::venue::VenueDetails;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use locales::Text;

use super::details::{refused, until_mended};
use super::details_form::DetailsForm;
use super::new_draft::Draft;
use crate::components::heading::Heading;
use crate::components::phone_and_code::PhoneAndCode;
use crate::components::problem::Problem;
use crate::i18n::t;

/// Where the owner stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Filling,
    /// The venue is filled in, but nobody is signed in yet.
    Confirming,
}

#[component]
pub(crate) fn NewVenue() -> impl IntoView {
    let draft = Draft::restored();
    let typed = draft.typed;
    let step = RwSignal::new(Step::Filling);
    let wrong = until_mended(typed);
    let problem = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    let navigate = use_navigate();
    let send = Callback::new(move |()| {
        problem.set(None);
        let (request, details) = match draft.checked() {
            Ok(checked) => checked,
            Err(fields) => return wrong.set(fields),
        };
        wrong.set(Vec::new());
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let navigate = navigate.clone();
        spawn_local(async move {
            let answer = register(draft, request, details).await;
            busy.try_set(false);
            match answer {
                Ok(id) => {
                    draft.forget();
                    navigate(&format!("/venues/{id}/posters?new"), Default::default());
                }
                Err(ApiError::SignInAgain) => drop(step.try_set(Step::Confirming)),
                Err(ApiError::Venue { reason }) => {
                    step.try_set(Step::Filling);
                    wrong.try_set(vec![refused(reason)]);
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    });
    let signed_in = move |_: Person| {
        step.set(Step::Filling);
        send.run(());
    };
    view! {
        <Heading text=Text::VenueNewTitle />
        {move || match step.get() {
            Step::Filling => view! {
                <p>{t(Text::VenueNewHint)}</p>
                <DetailsForm typed wrong busy send button=Text::VenueMake foot=Text::VenueDraftKept />
            }
            .into_any(),
            Step::Confirming => view! {
                <p class="notice">{t(Text::VenueSignInFirst)}</p>
                <PhoneAndCode purpose=Purpose::SignIn confirm=api::sign_in::sign_in on_done=signed_in />
                <button type="button" class="button button--quiet" on:click=move |_| step.set(Step::Filling)>
                    {t(Text::Back)}
                </button>
            }
            .into_any(),
        }}
        <Problem error=problem retry=send />
        {move || problem.get().map(|_| view! { <p class="quiet">{t(Text::ErrorKept)}</p> })}
    }
}

/// Registers the venue. An earlier try may have reached the server although
/// its answer was lost; when the draft was changed since then, the answer is
/// that older venue, and the changed one is registered under an id of its own.
async fn register(
    draft: Draft,
    request: VenueId,
    details: VenueDetails,
) -> Result<VenueId, ApiError> {
    let was_another = draft.sends(&details);
    let venue = api::venues::register(request, details.clone()).await?;
    // Whatever the server made of details that were the only ones, they are those.
    if !was_another || venue.details == details {
        return Ok(venue.id);
    }
    draft.renew();
    match draft.checked() {
        Ok((fresh, details)) => {
            draft.sends(&details);
            Ok(api::venues::register(fresh, details).await?.id)
        }
        Err(_) => Ok(venue.id),
    }
}
