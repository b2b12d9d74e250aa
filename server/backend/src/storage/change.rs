//! A change of one venue by somebody who may: one transaction that checks the
//! role, changes, and writes the row of the venue's history, or does nothing.

use std::sync::atomic::Ordering;

use domain::ids::{ShareId, VenueId};
use domain::owner::event::VenueEvent;
use domain::owner::role::Action;
use domain::phone::PhoneNumber;
use domain::time::Timestamp;
use sqlx::{Sqlite, SqliteConnection, Transaction};

use super::events::{self, Actor, NewEvent};
use super::shares::{self, OpenShare};
use super::{Store, members, otp};
use crate::Error;
use crate::otp::limits;

/// An open change. Dropped without [`Change::commit`], it never happened.
pub(crate) struct Change<'a> {
    transaction: Transaction<'static, Sqlite>,
    store: &'a Store,
    actor: Actor,
    pub(crate) id: VenueId,
    pub(crate) venue: i64,
    pub(crate) now: Timestamp,
    moves_members: bool,
}

impl Store {
    /// Begins a change; nobody else writes until it ends.
    ///
    /// # Errors
    /// As [`members::access`].
    pub(crate) async fn change(
        &self,
        id: VenueId,
        actor: Actor,
        action: Action,
        now: Timestamp,
    ) -> Result<Change<'_>, Error> {
        let mut transaction = self.begin().await?;
        let person = actor.person.ok_or(Error::SignInAgain)?;
        let venue = members::access(&mut transaction, id, person, action).await?;
        Ok(Change {
            transaction,
            store: self,
            actor,
            id,
            venue,
            now,
            moves_members: false,
        })
    }

    /// Begins a change that an invitation allows instead of a role: whoever holds
    /// its code may complete it, and whoever it is for may decline it. Ends the
    /// invitation. All of it is looked up anew inside the transaction, or two
    /// owners who demote one another in the same moment would leave no owner.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an invitation that is not open, or is none of theirs.
    pub(crate) async fn change_invited(
        &self,
        share: ShareId,
        actor: Actor,
        phone: &PhoneNumber,
        now: Timestamp,
    ) -> Result<(Change<'_>, OpenShare), Error> {
        let mut transaction = self.begin().await?;
        let person = actor.person.ok_or(Error::SignInAgain)?;
        let open = shares::open(&mut transaction, share, person, phone, now).await?;
        let open = open.ok_or(Error::NotFound)?;
        let (id, venue) = (open.venue, open.venue_key);
        shares::end(&mut transaction, share, now).await?;
        let change = Change {
            transaction,
            store: self,
            actor,
            id,
            venue,
            now,
            moves_members: false,
        };
        Ok((change, open))
    }
}

impl Change<'_> {
    /// The connection, inside the transaction.
    pub(super) fn conn(&mut self) -> &mut SqliteConnection {
        &mut self.transaction
    }

    /// Who changes it.
    pub(crate) fn person(&self) -> i64 {
        self.actor.person.unwrap_or_default()
    }

    /// Says that somebody gets or loses the venue.
    pub(super) fn moves_members(&mut self) {
        self.moves_members = true;
    }

    /// Counts one more of what its person may do so often in a day.
    ///
    /// # Errors
    /// [`Error::TooManyCalls`].
    pub(crate) async fn count(&mut self, kind: (u8, u32)) -> Result<(), Error> {
        let limit = limits::of_person(kind, self.person());
        otp::count_or_refuse(&mut self.transaction, &limit, self.now).await
    }

    /// Writes a row of the venue's history.
    pub(crate) async fn log(&mut self, event: &VenueEvent) -> Result<(), Error> {
        let new = NewEvent {
            venue: self.venue,
            id: self.id,
            at: self.now,
            actor: &self.actor,
            event,
        };
        events::append(&mut self.transaction, self.store.seal(), &new).await
    }

    /// Makes it so.
    pub(crate) async fn commit(self) -> Result<(), Error> {
        let (transaction, id) = (self.transaction, self.id);
        let known = self.store.known_venues.clone();
        let members = self.moves_members.then(|| self.store.members.clone());
        // In a task of its own: whoever asked may go away in the middle of it, and
        // then the venue would be changed while check-ins are still tested against
        // what it was before.
        let committed = tokio::spawn(async move {
            let committed = transaction.commit().await;
            known.forget(id);
            if let Some(members) = members {
                members.fetch_add(1, Ordering::Release);
            }
            committed
        });
        Ok(committed
            .await
            .map_err(|_| Error::Unreadable("a commit"))??)
    }
}
