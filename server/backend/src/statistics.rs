//! A venue's counts, for those who run it.

use domain::ids::VenueId;
use domain::owner::role::Action;
use domain::owner::statistics::Statistics;

use crate::caller::Caller;
use crate::{Backend, Error};

/// How many came, by day, hour and point.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`].
pub async fn of_venue(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
) -> Result<Statistics, Error> {
    let venue = backend.access(caller, venue, Action::SeeHistory).await?;
    let now = backend.clock.now();
    backend.store.statistics(venue, now).await
}
