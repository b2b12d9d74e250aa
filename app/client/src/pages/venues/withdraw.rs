//! Withdrawing the poster of one point: asks first, then leads to the new one.

use api::ApiError;
use domain::ids::VenueId;
use domain::owner::managed::ManagedVenue;
use domain::owner::role::Action;
use domain::venue::{Point, PointNumber};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};
use locales::Text;

use super::confirm::Confirm;
use super::of_venue::of_venue;
use super::words;
use crate::components::heading::Heading;
use crate::components::problem::Problem;
use crate::i18n::{shown, t};

#[component]
pub(crate) fn WithdrawPoster() -> impl IntoView {
    let number = point_of_address();
    view! {
        <Heading text=Text::WithdrawTitle />
        {of_venue(Action::WithdrawPoster, move |ManagedVenue { venue, .. }| {
            let point = venue.points.into_iter().find(|point| Some(point.number) == number);
            match point {
                Some(point) => view! { <Question id=venue.id name=venue.details.name point /> }.into_any(),
                None => {
                    let error = Signal::stored(Some(ApiError::NotFound));
                    view! { <Problem error /> }.into_any()
                }
            }
        })}
    }
}

#[component]
fn Question(id: VenueId, name: String, point: Point) -> impl IntoView {
    let shown = shown();
    let number = point.number;
    let navigate = use_navigate();
    let done = move |()| {
        let PointNumber(number) = number;
        let fresh = format!("/venues/{id}/posters?point={number}&fresh");
        navigate(&fresh, Default::default());
    };
    view! {
        <p class="subject">
            <strong>{move || words::point(shown.get(), &point.kind)}</strong>
            <span class="quiet">{name}</span>
        </p>
        <p>{t(Text::WithdrawWhen)}</p>
        <Confirm
            points=vec![Text::WithdrawOld, Text::WithdrawNew, Text::WithdrawForever]
            button=Text::WithdrawNow
            back=format!("/venues/{id}/points")
            deed=move || api::venues::withdraw_poster(id, number)
            done
        />
    }
}

/// The point of the address, `…?point=3`.
pub(super) fn point_of_address() -> Option<PointNumber> {
    let query = use_query_map().with_untracked(|query| query.get("point"));
    query
        .and_then(|number| number.parse().ok())
        .map(PointNumber)
}
