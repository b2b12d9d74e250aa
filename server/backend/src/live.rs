//! What happens at venues, as it happens: for pages that are open, and for other
//! systems that listen.

use domain::ids::{SessionId, VenueId};
use domain::owner::role::Action;
use serde::Serialize;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::caller::Caller;
use crate::feed::System;
use crate::{Backend, Error};

/// A venue's count, because somebody checked in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    pub venue: VenueId,
    /// Check-ins since midnight in Vietnam.
    pub today: u32,
}

/// Listens for the venues of one person.
pub struct Watch {
    backend: Backend,
    person: i64,
    session: SessionId,
    arrivals: Receiver<i64>,
}

/// Begins to watch the caller's venues.
///
/// # Errors
/// [`Error::SignInAgain`].
pub fn watch(backend: &Backend, caller: &Caller) -> Result<Watch, Error> {
    let session = caller.signed_in()?;
    Ok(Watch {
        person: session.person_key,
        session: session.id,
        arrivals: backend.store.arrivals(),
        backend: backend.clone(),
    })
}

impl Watch {
    /// The next venue of the person's at which somebody checked in. Whether it is
    /// theirs is looked up each time: a role that ended a moment ago sees nothing.
    /// `None` when the session has ended, or the server stops.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next(&mut self) -> Result<Option<Count>, Error> {
        loop {
            let venue = match self.arrivals.recv().await {
                Ok(venue) => venue,
                // Others are told of later; whoever looks again sees all of it.
                Err(RecvError::Lagged(_)) => continue,
                Err(RecvError::Closed) => return Ok(None),
            };
            let store = &self.backend.store;
            if !store.is_session_there(self.session).await? {
                return Ok(None);
            }
            let seen = store
                .venue_seen_by(venue, self.person, Action::SeeToday)
                .await?;
            if let Some(id) = seen {
                let now = self.backend.clock.now();
                let today = store.count_today(venue, now).await?;
                return Ok(Some(Count { venue: id, today }));
            }
        }
    }
}

/// Listens for one venue.
pub struct Arrivals {
    venue: i64,
    arrivals: Receiver<i64>,
}

impl Arrivals {
    /// Begins to listen for the venue that `system` reads.
    pub fn of(backend: &Backend, system: &System) -> Self {
        Self {
            venue: system.venue(),
            arrivals: backend.store.arrivals(),
        }
    }

    /// Until something may have arrived; `false` when the server stops.
    pub async fn next(&mut self) -> bool {
        loop {
            match self.arrivals.recv().await {
                Ok(venue) if venue == self.venue => return true,
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => return true,
                Err(RecvError::Closed) => return false,
            }
        }
    }
}
