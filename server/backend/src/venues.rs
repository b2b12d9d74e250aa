//! Registering venues and their points.

use domain::ids::VenueId;
use domain::venue::{MAX_POINTS, PointKind, Venue, VenueDetails, VenueError, VenueKind};

use crate::caller::Caller;
use crate::{Backend, Error, areas};

/// Registers a venue of the caller's. The same `request` again gives the same
/// venue, as it was registered the first time.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::Venue`]; [`Error::NotFound`] when the id is
/// taken by somebody else.
pub async fn register(
    backend: &Backend,
    caller: &Caller,
    request: VenueId,
    details: VenueDetails,
) -> Result<Venue, Error> {
    let owner = caller.signed_in()?.person_key;
    let details = details.checked()?;
    let now = backend.clock.now();
    let ward_name = backend
        .store
        .ward_name(details.ward, now)
        .await?
        .ok_or(VenueError::UnknownWard)?;
    let first_point = first_point(details.kind);
    backend
        .store
        .add_venue(request, owner, &details, &ward_name, &first_point, now)
        .await?;
    find(backend, owner, request).await
}

/// The caller's venues, by name.
///
/// # Errors
/// [`Error::SignInAgain`].
pub async fn list(backend: &Backend, caller: &Caller) -> Result<Vec<Venue>, Error> {
    let owner = caller.signed_in()?.person_key;
    let mut venues = backend.store.venues_of(owner).await?;
    venues.sort_by_cached_key(|venue| areas::sort_key(&venue.details.name));
    Ok(venues)
}

/// Adds points, numbered on from the last.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::Venue`]; then none is added.
pub async fn add_points(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
    points: Vec<PointKind>,
) -> Result<Venue, Error> {
    let owner = caller.signed_in()?.person_key;
    if points.len() > MAX_POINTS {
        return Err(VenueError::TooManyPoints.into());
    }
    let points: Vec<_> = points
        .into_iter()
        .map(PointKind::checked)
        .collect::<Result<_, _>>()?;
    backend.store.add_points(venue, owner, &points).await?;
    find(backend, owner, venue).await
}

pub(crate) async fn find(backend: &Backend, owner: i64, venue: VenueId) -> Result<Venue, Error> {
    backend
        .store
        .venue(venue, owner)
        .await?
        .ok_or(Error::NotFound)
}

/// Where the first poster of such a venue hangs.
fn first_point(kind: VenueKind) -> PointKind {
    match kind {
        VenueKind::PavementStall => PointKind::Stall,
        VenueKind::TakeAway => PointKind::Till,
        VenueKind::Office => PointKind::Reception,
        VenueKind::Grocery
        | VenueKind::Restaurant
        | VenueKind::Market
        | VenueKind::Beach
        | VenueKind::Park
        | VenueKind::Bus
        | VenueKind::Event
        | VenueKind::Other => PointKind::Entrance,
    }
}
