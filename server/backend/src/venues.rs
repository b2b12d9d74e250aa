//! Registering venues, changing and deleting them.

use domain::ids::VenueId;
use domain::owner::event::{Change, Field, VenueEvent};
use domain::owner::managed::{ManagedVenue, RESTORE_WINDOW};
use domain::owner::role::Action;
use domain::time::Timestamp;
use domain::venue::{MAX_POINTS, PointKind, Venue, VenueDetails, VenueError, VenueKind};

use crate::caller::Caller;
use crate::otp::limits;
use crate::storage::venues::NewVenue;
use crate::{Backend, Error, areas, typed};

/// Registers a venue of the caller's. The same `request` again gives the same
/// venue, as it was registered the first time.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::Venue`], [`Error::TooManyCalls`];
/// [`Error::NotFound`] when the id is
/// taken by somebody else.
pub async fn register(
    backend: &Backend,
    caller: &Caller,
    request: VenueId,
    details: VenueDetails,
) -> Result<Venue, Error> {
    let owner = caller.signed_in()?.person_key;
    let details = typed::details(details)?;
    let now = backend.clock.now();
    let ward_name = ward_name(backend, &details, now).await?;
    let new = NewVenue {
        id: request,
        details: &details,
        ward_name: &ward_name,
        first_point: &first_point(details.kind),
    };
    let actor = caller.actor()?;
    backend.store.add_venue(&new, owner, &actor, now).await?;
    find(backend, owner, request, Action::Edit).await
}

/// The venues that the caller can see, by name.
///
/// # Errors
/// [`Error::SignInAgain`].
pub async fn list(backend: &Backend, caller: &Caller) -> Result<Vec<Venue>, Error> {
    let person = caller.signed_in()?.person_key;
    let mut venues = backend
        .store
        .venues_for(person, Action::SeeToday, None)
        .await?;
    venues.sort_by_cached_key(|venue| areas::sort_key(&venue.details.name));
    Ok(venues)
}

/// The same with the caller's role and each venue's day; deleted ones last.
///
/// # Errors
/// [`Error::SignInAgain`].
pub async fn mine(backend: &Backend, caller: &Caller) -> Result<Vec<ManagedVenue>, Error> {
    let person = caller.signed_in()?.person_key;
    let now = backend.clock.now();
    let mut venues = backend.store.managed(person, None, now).await?;
    venues.sort_by_cached_key(|managed| {
        let name = areas::sort_key(&managed.venue.details.name);
        (managed.restorable_until.is_some(), name)
    });
    Ok(venues)
}

/// One of them.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`].
pub async fn one(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
) -> Result<ManagedVenue, Error> {
    let person = caller.signed_in()?.person_key;
    let now = backend.clock.now();
    let mut found = backend.store.managed(person, Some(venue), now).await?;
    found.pop().ok_or(Error::NotFound)
}

/// Changes what was entered. Codes name the venue by its id, so printed posters
/// stay good.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`], [`Error::Venue`].
pub async fn edit(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
    details: VenueDetails,
) -> Result<Venue, Error> {
    edit_since(backend, caller, venue, None, details).await
}

/// The same for somebody who began with what `began` says: what they left alone
/// stays as others may have made it meanwhile.
///
/// # Errors
/// As [`edit`].
pub async fn edit_since(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
    began: Option<VenueDetails>,
    details: VenueDetails,
) -> Result<Venue, Error> {
    let now = backend.clock.now();
    let details = typed::details(details)?;
    let mut change = backend.change(caller, venue, Action::Edit).await?;
    let before = change.venue().await?;
    let details = match began {
        Some(began) => details.applied_since(&began, &before.details),
        None => details,
    };
    // The ward of a venue may have gone in a reform; who leaves it alone keeps it.
    let ward_name = match details.ward == before.details.ward {
        true => before.ward_name.clone(),
        false => ward_name(backend, &details, now).await?,
    };
    let changes = changes(&before, &details, &ward_name);
    if changes.is_empty() {
        return Ok(before);
    }
    change.set_details(&details, &ward_name).await?;
    change.log(&VenueEvent::Edited { changes }).await?;
    let venue = change.venue().await?;
    change.commit().await?;
    Ok(venue)
}

/// Adds points, numbered on from the last.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`],
/// [`Error::Venue`]; then none is added.
pub async fn add_points(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
    points: Vec<PointKind>,
) -> Result<Venue, Error> {
    if points.len() > MAX_POINTS {
        return Err(VenueError::TooManyPoints.into());
    }
    let points: Vec<_> = points
        .into_iter()
        .map(typed::point)
        .collect::<Result<_, _>>()?;
    let mut change = backend.change(caller, venue, Action::AddPoints).await?;
    change.add_points(&points).await?;
    if !points.is_empty() {
        change.log(&VenueEvent::PointsAdded { points }).await?;
    }
    let venue = change.venue().await?;
    change.commit().await?;
    Ok(venue)
}

/// Deletes a venue: its posters no longer count, what was recorded there stays.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`],
/// [`Error::TooManyCalls`].
pub async fn delete(backend: &Backend, caller: &Caller, venue: VenueId) -> Result<(), Error> {
    let mut change = backend.change(caller, venue, Action::Delete).await?;
    change.count(limits::DELETIONS).await?;
    change.delete().await?;
    change.log(&VenueEvent::Deleted).await?;
    change.commit().await
}

/// Takes a deletion back, within [`RESTORE_WINDOW`].
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotAllowed`], [`Error::TooManyCalls`];
/// [`Error::NotFound`] when it was
/// not deleted, or too long ago.
pub async fn restore(backend: &Backend, caller: &Caller, venue: VenueId) -> Result<(), Error> {
    let now = backend.clock.now();
    let mut change = backend.change(caller, venue, Action::Restore).await?;
    change.count(limits::DELETIONS).await?;
    change.restore(now.minus(RESTORE_WINDOW)).await?;
    change.log(&VenueEvent::Restored).await?;
    change.commit().await
}

/// The venue, if the person's role allows the action.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotAllowed`].
pub(crate) async fn find(
    backend: &Backend,
    person: i64,
    venue: VenueId,
    action: Action,
) -> Result<Venue, Error> {
    backend.store.access(venue, person, action).await?;
    let mut found = backend
        .store
        .venues_for(person, action, Some(venue))
        .await?;
    found.pop().ok_or(Error::NotFound)
}

async fn ward_name(
    backend: &Backend,
    details: &VenueDetails,
    now: Timestamp,
) -> Result<String, Error> {
    let name = backend.store.ward_name(details.ward, now).await?;
    Ok(name.ok_or(VenueError::UnknownWard)?)
}

fn changes(before: &Venue, after: &VenueDetails, ward_name: &str) -> Vec<Change> {
    let old = &before.details;
    let word = |kind| {
        serde_json::to_string(&kind)
            .unwrap_or_default()
            .replace('"', "")
    };
    let minutes = |stay: u16| stay.to_string();
    [
        (Field::Name, old.name.clone(), after.name.clone()),
        (Field::Kind, word(old.kind), word(after.kind)),
        (Field::Address, old.address.clone(), after.address.clone()),
        (Field::Ward, before.ward_name.clone(), ward_name.to_owned()),
        (
            Field::UsualStay,
            minutes(old.usual_stay_minutes),
            minutes(after.usual_stay_minutes),
        ),
    ]
    .into_iter()
    .filter(|(_, from, to)| from != to)
    .map(|(field, from, to)| Change { field, from, to })
    .collect()
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
