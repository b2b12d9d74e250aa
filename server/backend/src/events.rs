//! A venue's own history: who did what with it.

use domain::ids::VenueId;
use domain::owner::event::{EventPage, PAGE_EVENTS};
use domain::owner::role::Action;

use crate::caller::Caller;
use crate::{Backend, Error};

/// A page of it, newest first: rows before number `before`, or the newest.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`].
pub async fn page(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
    before: Option<u64>,
) -> Result<EventPage, Error> {
    let venue = backend.access(caller, venue, Action::SeeEvents).await?;
    let before = before.unwrap_or(u64::MAX);
    let mut rows = backend.store.events(venue, before, PAGE_EVENTS + 1).await?;
    let is_last = rows.len() <= PAGE_EVENTS;
    rows.truncate(PAGE_EVENTS);
    let next = rows.last().filter(|_| !is_last).map(|row| row.number);
    Ok(EventPage { rows, next })
}
