//! What happens at venues, as it happens: for pages that are open, and for other
//! systems that listen.

use std::collections::{HashSet, VecDeque};

use domain::ids::{ApiKeyId, SessionId, VenueId};
use domain::owner::role::Action;
use serde::Serialize;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::time::{Instant, Interval, interval_at};

use crate::caller::Caller;
use crate::feed::System;
use crate::places::Place;
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
    /// The person's venues and the state of all members that they were read at:
    /// what happens elsewhere costs an open page nothing.
    venues: HashSet<i64>,
    read_at: Option<u64>,
    /// Venues to be told of, each once.
    to_tell: VecDeque<i64>,
    look: Interval,
    _place: Place<SessionId>,
}

/// Begins to watch the caller's venues.
///
/// # Errors
/// [`Error::SignInAgain`]; [`Error::Busy`] when this session listens too often.
pub fn watch(backend: &Backend, caller: &Caller) -> Result<Watch, Error> {
    let session = caller.signed_in()?;
    let pause = backend.config.session_look;
    Ok(Watch {
        person: session.person_key,
        session: session.id,
        arrivals: backend.store.arrivals(),
        venues: HashSet::new(),
        read_at: None,
        to_tell: VecDeque::new(),
        look: interval_at(Instant::now() + pause, pause),
        _place: backend.places.pages.take(session.id)?,
        backend: backend.clone(),
    })
}

impl Watch {
    /// The next venue of the person's at which somebody checked in. Whether it is
    /// theirs is looked up once more: a role that ended a moment ago sees nothing.
    /// `None` when the session has ended, or the server stops.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next(&mut self) -> Result<Option<Count>, Error> {
        loop {
            while let Some(venue) = self.to_tell.pop_front() {
                if let Some(count) = self.count(venue).await? {
                    return Ok(Some(count));
                }
            }
            let arrived = tokio::select! {
                arrived = self.arrivals.recv() => Some(arrived),
                _ = self.look.tick() => None,
            };
            let is_time = arrived.is_none();
            match arrived {
                Some(Err(RecvError::Closed)) => return Ok(None),
                Some(arrived) => self.take_in(arrived.ok()).await?,
                None => {}
            }
            let store = &self.backend.store;
            let is_to_look = is_time || !self.to_tell.is_empty();
            if is_to_look && !store.is_session_there(self.session).await? {
                return Ok(None);
            }
        }
    }

    /// Remembers what is to be told: what arrived, and all that waits behind it.
    /// After `None` some was missed, and every venue is told of.
    async fn take_in(&mut self, arrived: Option<i64>) -> Result<(), Error> {
        let state = self.backend.store.members_state();
        if self.read_at != Some(state) {
            let store = &self.backend.store;
            let venues = store.venues_allowing(self.person, Action::SeeToday).await?;
            self.venues = venues.into_iter().map(|(key, _)| key).collect();
            self.read_at = Some(state);
        }
        let mut came = match arrived {
            Some(venue) => vec![venue],
            None => self.venues.iter().copied().collect(),
        };
        loop {
            match self.arrivals.try_recv() {
                Ok(venue) => came.push(venue),
                Err(TryRecvError::Lagged(_)) => came.extend(&self.venues),
                Err(TryRecvError::Empty | TryRecvError::Closed) => break,
            }
        }
        for venue in came {
            if self.venues.contains(&venue) && !self.to_tell.contains(&venue) {
                self.to_tell.push_back(venue);
            }
        }
        Ok(())
    }

    async fn count(&self, venue: i64) -> Result<Option<Count>, Error> {
        let store = &self.backend.store;
        let action = Action::SeeToday;
        let Some(id) = store.venue_seen_by(venue, self.person, action).await? else {
            return Ok(None);
        };
        let today = store.count_today(venue, self.backend.clock.now()).await?;
        Ok(Some(Count { venue: id, today }))
    }
}

/// Listens for one venue.
pub struct Arrivals {
    venue: i64,
    arrivals: Receiver<i64>,
    _place: Place<ApiKeyId>,
}

impl Arrivals {
    /// Begins to listen for the venue that `system` reads.
    ///
    /// # Errors
    /// [`Error::Busy`] when its key listens too often.
    pub fn of(backend: &Backend, system: &System) -> Result<Self, Error> {
        Ok(Self {
            venue: system.venue(),
            arrivals: backend.store.arrivals(),
            _place: backend.places.systems.take(system.key())?,
        })
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
