//! A venue's check-ins for other systems (R19): in the order in which they
//! arrived, from a cursor on. That somebody was there, never who.

use std::net::IpAddr;

use domain::checkpoint::verdict::Outcome;
use domain::ids::{ApiKeyId, RecordId};
use domain::owner::event::{ApiCall, VenueEvent};
use domain::sign_in::Language;
use domain::time::Timestamp;
use domain::venue::Direction;
use locales::words;
use serde::Serialize;

use crate::storage::api_keys::FoundKey;
use crate::storage::arrivals::{Arrival, ArrivedCheckIn};
use crate::storage::events::{Actor, NewEvent};
use crate::storage::otp::Limit;
use crate::{Backend, Error, connections, otp, time_text};

/// Most check-ins of one page.
pub const MAX_PAGE: usize = 1_000;
/// Calls with one key in a minute.
pub const CALLS_PER_MINUTE: u32 = 120;

/// A system that showed a good key.
pub struct System(FoundKey);

/// A page of check-ins.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    pub check_ins: Vec<Entry>,
    /// Where to go on; the same as before when nothing has arrived since.
    pub next: String,
    /// Whether more is there already.
    pub more: bool,
}

/// One check-in.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    pub id: RecordId,
    /// When it happened (RFC 3339, Vietnam).
    pub at: String,
    /// When the server received it; phones without a network send later.
    pub received_at: String,
    pub point: EntryPoint,
    /// `null` where it cannot be told.
    pub direction: Option<Direction>,
    /// `null` for a check-in that a visitor made.
    pub by_staff: Option<EntryByStaff>,
    /// Goes on after this check-in.
    pub cursor: String,
}

/// What staff saw who scanned somebody's code; never whose it was.
#[derive(Clone, Debug, Serialize)]
pub struct EntryByStaff {
    pub outcome: Outcome,
    /// Whoever scanned had no right to at that time, or what came was unreadable.
    pub is_flagged: bool,
}

/// Where it happened.
#[derive(Clone, Debug, Serialize)]
pub struct EntryPoint {
    pub number: u16,
    /// In Vietnamese.
    pub name: String,
}

/// Lets a system in, counts its call, and tells the venue's history of it.
///
/// # Errors
/// [`Error::SignInAgain`] for a key that is not good, [`Error::TooManyCalls`].
pub async fn open(
    backend: &Backend,
    secret: &str,
    ip: IpAddr,
    call: ApiCall,
) -> Result<System, Error> {
    let store = &backend.store;
    let found = store.find_key(&connections::hash(secret)).await?;
    let key = found.ok_or(Error::SignInAgain)?;
    let now = backend.clock.now();
    let limit = Limit {
        scope: otp::limits::CALLS,
        subject: key.id.as_bytes().to_vec(),
        most: CALLS_PER_MINUTE,
        window_ms: 60_000,
    };
    let actor = Actor {
        person: None,
        key_name: Some(key.name.clone()),
        ip,
    };
    let called = NewEvent {
        venue: key.venue,
        id: key.venue_id,
        at: now,
        actor: &actor,
        event: &VenueEvent::ApiCalled { call },
    };
    if let Err(wait_ms) = store.count_use(key.id, &limit, &called).await? {
        return Err(Error::TooManyCalls {
            wait_seconds: otp::whole_seconds(wait_ms),
        });
    }
    Ok(System(key))
}

impl System {
    pub(crate) fn key(&self) -> ApiKeyId {
        self.0.id
    }

    /// The venue's key inside the store, to listen for arrivals.
    pub(crate) fn venue(&self) -> i64 {
        self.0.venue
    }

    /// What arrived after `after`; from the beginning for `None`.
    ///
    /// # Errors
    /// [`Error::NotUnderstood`] for a cursor that is none of ours.
    pub async fn page(
        &self,
        backend: &Backend,
        after: Option<&str>,
        most: usize,
    ) -> Result<Page, Error> {
        let after = match after {
            Some(text) => read_cursor(text).ok_or(Error::NotUnderstood)?,
            None => Arrival {
                at: Timestamp::from_millis(i64::MIN),
                id: RecordId::from_bytes([0; 16]),
            },
        };
        // The key may have been revoked, or the venue deleted, since it was shown.
        let is_good = backend.store.is_key_good(self.0.id).await?;
        if !is_good {
            return Err(Error::SignInAgain);
        }
        page(backend, self.venue(), after, most.clamp(1, MAX_PAGE)).await
    }
}

pub(crate) async fn page(
    backend: &Backend,
    venue: i64,
    after: Arrival,
    most: usize,
) -> Result<Page, Error> {
    let mut arrived = backend.store.arrived(venue, after, most + 1).await?;
    let more = arrived.len() > most;
    arrived.truncate(most);
    let last = arrived.last().map_or(after, |last| last.arrival);
    Ok(Page {
        check_ins: arrived.iter().map(entry).collect(),
        next: cursor(last),
        more,
    })
}

fn entry(arrived: &ArrivedCheckIn) -> Entry {
    let by_staff = arrived.by_staff.as_ref();
    let direction = match by_staff {
        Some(seen) => Some(seen.direction),
        None => arrived.kind.direction(),
    };
    Entry {
        id: arrived.arrival.id,
        at: time_text::for_systems(arrived.at),
        received_at: time_text::for_systems(arrived.arrival.at),
        point: EntryPoint {
            number: arrived.point.0,
            name: words::point(Language::Vi, &arrived.kind),
        },
        direction,
        by_staff: by_staff.map(|seen| EntryByStaff {
            outcome: seen.outcome,
            is_flagged: seen.is_flagged,
        }),
        cursor: cursor(arrived.arrival),
    }
}

/// A cursor as text: `1790787600123.0198…`.
fn cursor(arrival: Arrival) -> String {
    format!("{}.{}", arrival.at.as_millis(), arrival.id)
}

pub(crate) fn read_cursor(text: &str) -> Option<Arrival> {
    let (at, id) = text.split_once('.')?;
    Some(Arrival {
        at: Timestamp::from_millis(at.parse().ok()?),
        id: id.parse().ok()?,
    })
}
