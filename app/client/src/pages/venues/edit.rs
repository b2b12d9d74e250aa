//! Changing what was entered about a venue. Its printed posters stay good.

use api::ApiError;
use domain::owner::managed::ManagedVenue;
use domain::owner::role::Action;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use locales::Text;

use super::details::{Typed, refused, until_mended};
use super::details_form::DetailsForm;
use super::of_venue::of_venue;
use crate::components::heading::Heading;
use crate::components::problem::Problem;
use crate::i18n::t;

#[component]
pub(crate) fn EditVenue() -> impl IntoView {
    view! {
        <Heading text=Text::EditTitle />
        {of_venue(Action::Edit, |managed| view! { <Form managed /> })}
    }
}

#[component]
fn Form(managed: ManagedVenue) -> impl IntoView {
    let id = managed.venue.id;
    let typed = Typed::of(&managed.venue);
    // Only what differs from it is changed: somebody else may edit the rest.
    let began = StoredValue::new(Some(managed.venue.details));
    let wrong = until_mended(typed);
    let problem = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    let navigate = use_navigate();
    let send = Callback::new(move |()| {
        problem.set(None);
        let details = match typed.checked() {
            Ok(details) => details,
            Err(fields) => return wrong.set(fields),
        };
        wrong.set(Vec::new());
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let navigate = navigate.clone();
        spawn_local(async move {
            let answer = api::venues::edit(id, details, began.get_value()).await;
            busy.try_set(false);
            match answer {
                Ok(_) => navigate(&format!("/venues/{id}?edited"), Default::default()),
                Err(ApiError::Venue { reason }) => {
                    wrong.try_set(vec![refused(reason)]);
                }
                Err(error) => {
                    // It may be saved though the answer was lost: from here on all
                    // that is typed counts.
                    began.try_update_value(|began| *began = None);
                    problem.try_set(Some(error));
                }
            }
        });
    });
    view! {
        <p class="notice">{t(Text::EditHint)}</p>
        <DetailsForm typed wrong busy send button=Text::EditSave foot=Text::EditFoot />
        <Problem error=problem retry=send />
        <a class="button button--quiet" href=format!("/venues/{id}")>{t(Text::BackUnchanged)}</a>
    }
}
