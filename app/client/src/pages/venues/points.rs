//! Where a venue's codes hang, and adding spots.

use domain::ids::VenueId;
use domain::owner::role::{Action, Role};
use domain::venue::{Point, PointNumber, Venue};
use leptos::prelude::*;
use locales::{Text, filled};

use super::of_venue::of_venue;
use super::point_form::PointForm;
use super::words;
use crate::components::heading::Heading;
use crate::components::icon::{Icon, icon};
use crate::i18n::{shown, t};

#[component]
pub(crate) fn Points() -> impl IntoView {
    view! {
        <Heading text=Text::PointsTitle />
        {of_venue(Action::AddPoints, |managed| spots(managed.venue, managed.role))}
    }
}

fn spots(venue: Venue, role: Role) -> impl IntoView {
    let id = venue.id;
    let venue = RwSignal::new(venue);
    view! {
        <p class="quiet">{t(Text::PointsHint)}</p>
        <ul class="cards">
            {move || venue.with(|venue| venue.points.iter().map(|point| spot(id, role, point)).collect_view())}
        </ul>
        <PointForm venue />
        <ul class="links">
            <li><a href=format!("/venues/{id}/posters")>{icon(Icon::Poster)} {t(Text::VenuePosters)}</a></li>
        </ul>
    }
}

fn spot(id: VenueId, role: Role, point: &Point) -> impl IntoView + use<> {
    let shown = shown();
    let PointNumber(number) = point.number;
    let kind = point.kind.clone();
    let version = point.poster_version;
    let name = move || words::point(shown.get(), &kind);
    // Nobody counts versions before a second one.
    let version = move || {
        let count = version.to_string();
        (version > 1).then(|| filled(shown.get(), Text::PointVersion, &[("number", &count)]))
    };
    let link = move |page, text| {
        let address = format!("/venues/{id}/{page}?point={number}");
        view! { <a class="button button--small" href=address>{t(text)}</a> }
    };
    view! {
        <li class="card card--plain">
            <strong>{name}</strong>
            <span class="quiet">{version}</span>
            <div class="bar">
                {role.may(Action::Print).then(|| link("posters", Text::PointPrint))}
                {role.may(Action::WithdrawPoster).then(|| link("withdraw", Text::PointWithdraw))}
            </div>
        </li>
    }
}
