//! Leaving a venue of one's own will.

use api::ApiError;
use domain::ids::VenueId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use locales::Text;

use crate::components::ask_first::AskFirst;
use crate::components::problem::Problem;
use crate::i18n::t;

/// The button, which asks first; it leads back to the list of venues.
#[component]
pub(super) fn Leave(venue: VenueId) -> impl IntoView {
    let problem = RwSignal::new(None::<ApiError>);
    let navigate = use_navigate();
    let leave = Callback::new(move |()| {
        problem.set(None);
        let navigate = navigate.clone();
        spawn_local(async move {
            match left(venue).await {
                Ok(()) => navigate("/venues", Default::default()),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    });
    view! {
        <AskFirst button=Text::TeamLeave question=Signal::derive(move || t(Text::TeamLeaveAsk)().to_owned())
            yes=Text::TeamLeave on_yes=leave />
        <Problem error=problem />
    }
}

async fn left(venue: VenueId) -> Result<(), ApiError> {
    let me = api::sign_in::me().await?.ok_or(ApiError::SignInAgain)?;
    api::sharing::revoke(venue, me.id).await
}
