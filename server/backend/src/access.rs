//! From a caller to what they may do with a venue.

use domain::ids::VenueId;
use domain::owner::role::Action;

use crate::caller::Caller;
use crate::storage::change::Change;
use crate::{Backend, Error};

impl Backend {
    /// The key of the venue, if the caller's role in it allows the action.
    ///
    /// # Errors
    /// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`].
    pub(crate) async fn access(
        &self,
        caller: &Caller,
        venue: VenueId,
        action: Action,
    ) -> Result<i64, Error> {
        let person = caller.signed_in()?.person_key;
        self.store.access(venue, person, action).await
    }

    /// Begins a change of the venue by the caller; nobody else writes until it ends.
    ///
    /// # Errors
    /// As [`Backend::access`].
    pub(crate) async fn change(
        &self,
        caller: &Caller,
        venue: VenueId,
        action: Action,
    ) -> Result<Change<'_>, Error> {
        let now = self.clock.now();
        self.store.change(venue, caller.actor()?, action, now).await
    }
}
