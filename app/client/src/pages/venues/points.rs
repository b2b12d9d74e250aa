//! One venue: where its codes hang, and the ways to its posters and its scan history.

use domain::ids::VenueId;
use domain::venue::{Point, Venue};
use leptos::prelude::*;
use locales::Text;

use super::point_form::PointForm;
use super::statistics::StatisticsView;
use super::{venue_of_address, words};
use crate::components::asked::{answered, asked};
use crate::components::icon::{Icon, icon};
use crate::i18n::{shown, t};

#[component]
pub(crate) fn Points() -> impl IntoView {
    let id = venue_of_address();
    let venue = asked(move || one(id));
    answered(venue, move |venue| {
        let title = venue.details.name.clone();
        document().set_title(&title);
        let venue_signal = RwSignal::new(venue);
        view! {
            <h1>{title}</h1>
            <p class="quiet">{venue_signal.with_untracked(|venue| format!("{}, {}", venue.details.address, venue.ward_name))}</p>
            <ul class="links">
                <li><a class="links__first" href=format!("/venues/{id}/posters")>{icon(Icon::Poster)} {t(Text::VenuePosters)}</a></li>
                <li><a href=format!("/venues/{id}/history")>{icon(Icon::History)} {t(Text::VenueHistory)}</a></li>
            </ul>
            <StatisticsView venue=id />
            <h2>{t(Text::PointsTitle)}</h2>
            <p class="quiet">{t(Text::PointsHint)}</p>
            <ul class="chips">
                {move || venue_signal.with(|venue| venue.points.iter().map(chip).collect_view())}
            </ul>
            <PointForm venue=venue_signal />
        }
    })
}

/// One of the caller's venues.
pub(super) async fn one(id: VenueId) -> Result<Venue, api::ApiError> {
    let venues = api::venues::list().await?;
    let found = venues.into_iter().find(|venue| venue.id == id);
    found.ok_or(api::ApiError::NotFound)
}

fn chip(point: &Point) -> impl IntoView + use<> {
    view! { <li>{words::point(shown().get(), &point.kind)}</li> }
}
