//! A venue's posters: each point's code, signed for this site's address.

use domain::code::short::short_code;
use domain::code::venue::VenueCode;
use domain::ids::VenueId;
use domain::owner::event::VenueEvent;
use domain::owner::role::Action;
use domain::poster::{Poster, VenuePosters};
use domain::venue::{Point, PointNumber, Venue};

use crate::caller::Caller;
use crate::otp::limits;
use crate::{Backend, Error, venues};

/// The posters of one of the caller's venues.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`].
pub async fn of_venue(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
) -> Result<VenuePosters, Error> {
    let person = caller.signed_in()?.person_key;
    let venue = venues::find(backend, person, venue, Action::Print).await?;
    let posters = venue
        .points
        .iter()
        .map(|point| poster(backend, &venue, point))
        .collect();
    Ok(VenuePosters { venue, posters })
}

/// Withdraws the posters of a point that were issued so far: stolen, or copied to
/// where they mislead. A new one takes their place.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`],
/// [`Error::TooManyCalls`].
pub async fn withdraw(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
    point: PointNumber,
) -> Result<Venue, Error> {
    let mut change = backend
        .change(caller, venue, Action::WithdrawPoster)
        .await?;
    change.count(limits::WITHDRAWALS).await?;
    let point = change.withdraw_poster(point).await?;
    let withdrawn = VenueEvent::PosterWithdrawn {
        point: point.kind,
        version: point.poster_version - 1,
    };
    change.log(&withdrawn).await?;
    let venue = change.venue().await?;
    change.commit().await?;
    Ok(venue)
}

fn poster(backend: &Backend, venue: &Venue, point: &Point) -> Poster {
    let code = VenueCode {
        venue: venue.id,
        point: point.number,
        poster_version: point.poster_version,
        venue_kind: venue.details.kind,
        point_kind: point.kind.clone(),
        usual_stay_minutes: venue.details.usual_stay_minutes,
        venue_name: venue.details.name.clone(),
        ward_name: venue.ward_name.clone(),
    };
    Poster {
        point: point.clone(),
        code: code.issue(backend.config.origin(), backend.keys.issuing()),
        short_code: short_code(venue.id, point.number),
    }
}
