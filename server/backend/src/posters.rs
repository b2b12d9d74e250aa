//! A venue's posters: each point's code, signed for this site's address.

use domain::code::short::short_code;
use domain::code::venue::VenueCode;
use domain::ids::VenueId;
use domain::poster::{Poster, VenuePosters};
use domain::venue::{Point, Venue};

use crate::caller::Caller;
use crate::{Backend, Error, venues};

/// The posters of one of the caller's venues.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`].
pub async fn of_venue(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
) -> Result<VenuePosters, Error> {
    let owner = caller.signed_in()?.person_key;
    let venue = venues::find(backend, owner, venue).await?;
    let posters = venue
        .points
        .iter()
        .map(|point| poster(backend, &venue, point))
        .collect();
    Ok(VenuePosters { venue, posters })
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
