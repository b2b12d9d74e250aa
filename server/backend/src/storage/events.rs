//! A venue's own history: rows that are only added, each sealed with the one
//! before, and a sealed head that tells how many there are.

use std::net::{IpAddr, Ipv4Addr};

use domain::ids::VenueId;
use domain::owner::event::{Account, EventRow, VenueEvent};
use domain::owner::role::Action;
use domain::time::Timestamp;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection, SqlitePool};

use super::change::Change;
use super::people::read_phone;
use super::{Store, event_total, fixed, members};
use crate::Error;

/// Stands for an address that was not kept; nobody calls from it.
const UNKNOWN_IP: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

/// Who does something: a person or another system's key, from where.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    pub(crate) person: Option<i64>,
    pub(crate) key_name: Option<String>,
    pub(crate) ip: IpAddr,
}

/// A row to be added.
pub(crate) struct NewEvent<'a> {
    pub(crate) venue: i64,
    pub(crate) id: VenueId,
    pub(crate) at: Timestamp,
    pub(crate) actor: &'a Actor,
    pub(crate) event: &'a VenueEvent,
}

/// The secret behind the seals; not in the database.
#[derive(Clone, Copy)]
pub(crate) struct SealKey(pub(crate) [u8; 32]);

/// What a row's hash covers.
pub(super) struct Sealed<'a> {
    pub(super) venue: VenueId,
    pub(super) number: i64,
    pub(super) at: i64,
    pub(super) person: Option<i64>,
    pub(super) key_name: Option<&'a str>,
    pub(super) ip: &'a str,
    pub(super) event: &'a str,
}

impl SealKey {
    /// The hash of a row after the one with the hash `before`.
    pub(super) fn row(self, row: &Sealed<'_>, before: &[u8]) -> [u8; 32] {
        let mut mac = self.mac(b"luuvet venue event 1");
        mac.update(row.venue.as_bytes());
        mac.update(&row.number.to_be_bytes());
        mac.update(&row.at.to_be_bytes());
        // Nobody and number 0, no name and an empty one are not the same.
        mac.update(&[
            u8::from(row.person.is_some()),
            u8::from(row.key_name.is_some()),
        ]);
        mac.update(&row.person.unwrap_or_default().to_be_bytes());
        for text in [row.key_name.unwrap_or_default(), row.ip, row.event] {
            // With its length, or two texts could trade letters.
            mac.update(&(text.len() as u64).to_be_bytes());
            mac.update(text.as_bytes());
        }
        mac.update(before);
        mac.finalize().into_bytes().into()
    }

    /// The seal upon the last row: its number and hash.
    pub(super) fn head(self, venue: VenueId, number: i64, hash: &[u8]) -> [u8; 32] {
        let mut mac = self.mac(b"luuvet venue events end 1");
        mac.update(venue.as_bytes());
        mac.update(&number.to_be_bytes());
        mac.update(hash);
        mac.finalize().into_bytes().into()
    }

    pub(super) fn mac(self, what: &[u8]) -> Hmac<Sha256> {
        let mut mac = crate::mac::keyed(&self.0);
        mac.update(what);
        mac
    }
}

/// Adds a row, inside the transaction of what it tells about.
pub(super) async fn append(
    conn: &mut SqliteConnection,
    seal: SealKey,
    new: &NewEvent<'_>,
) -> Result<(), Error> {
    let last: Option<(i64, Vec<u8>)> = sqlx::query_as(
        "SELECT number, hash FROM venue_events WHERE venue = ? ORDER BY number DESC LIMIT 1",
    )
    .bind(new.venue)
    .fetch_optional(&mut *conn)
    .await?;
    let (last, before) = last.unwrap_or_default();
    let event =
        serde_json::to_string(new.event).map_err(|_| Error::Unreadable("venue_events.event"))?;
    let ip = new.actor.ip.to_string();
    let row = Sealed {
        venue: new.id,
        number: last + 1,
        at: new.at.as_millis(),
        person: new.actor.person,
        key_name: new.actor.key_name.as_deref(),
        ip: &ip,
        event: &event,
    };
    let hash = seal.row(&row, &before);
    sqlx::query(
        "INSERT INTO venue_events (venue, number, at, person, key_name, ip, event, hash) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(new.venue)
    .bind(row.number)
    .bind(row.at)
    .bind(row.person)
    .bind(row.key_name)
    .bind(&ip)
    .bind(&event)
    .bind(hash.to_vec())
    .execute(&mut *conn)
    .await?;
    sqlx::query(
        "INSERT INTO venue_event_heads (venue, number, seal) VALUES (?1, ?2, ?3) \
         ON CONFLICT (venue) DO UPDATE SET number = ?2, seal = ?3",
    )
    .bind(new.venue)
    .bind(row.number)
    .bind(seal.head(new.id, row.number, &hash).to_vec())
    .execute(&mut *conn)
    .await?;
    let entry = event_total::Entry {
        venue: new.venue,
        id: new.id,
        number: row.number,
        hash: &hash,
    };
    event_total::add(conn, seal, &entry).await
}

impl Change<'_> {
    /// How many rows the venue's history has.
    pub(crate) async fn events_so_far(&mut self) -> Result<u64, Error> {
        let last: Option<i64> =
            sqlx::query_scalar("SELECT max(number) FROM venue_events WHERE venue = ?")
                .bind(self.venue)
                .fetch_one(self.conn())
                .await?;
        Ok(last.and_then(|last| u64::try_from(last).ok()).unwrap_or(0))
    }
}

impl Store {
    /// Adds a row to the history of each of these venues, or to none when the
    /// person may not do this with all of them.
    ///
    /// # Errors
    /// As [`members::access`].
    pub(crate) async fn log_for_each(
        &self,
        actor: &Actor,
        action: Action,
        events: &[(VenueId, VenueEvent)],
        now: Timestamp,
    ) -> Result<(), Error> {
        let person = actor.person.ok_or(Error::SignInAgain)?;
        let mut transaction = self.begin().await?;
        for (id, event) in events {
            let venue = members::access(&mut transaction, *id, person, action).await?;
            let new = NewEvent {
                venue,
                id: *id,
                at: now,
                actor,
                event,
            };
            append(&mut transaction, self.seal(), &new).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Up to `rows` rows before number `before`, newest first.
    pub(crate) async fn events(
        &self,
        venue: i64,
        before: u64,
        rows: usize,
    ) -> Result<Vec<EventRow>, Error> {
        let rows = sqlx::query(
            "SELECT e.number, e.at, e.key_name, e.ip, e.event, p.phone, p.name \
             FROM venue_events e LEFT JOIN people p ON p.key = e.person \
             WHERE e.venue = ? AND e.number < ? ORDER BY e.number DESC LIMIT ?",
        )
        .bind(venue)
        .bind(i64::try_from(before).unwrap_or(i64::MAX))
        .bind(i64::try_from(rows).unwrap_or(i64::MAX))
        .fetch_all(&self.read)
        .await?;
        rows.iter().map(read_row).collect()
    }
}

fn read_row(row: &SqliteRow) -> Result<EventRow, Error> {
    let key_name: Option<String> = row.try_get("key_name")?;
    let account = match key_name {
        Some(key) => Account::Key { key },
        None => Account::Person {
            phone: read_phone(row.try_get("phone")?)?,
            name: row.try_get("name")?,
        },
    };
    Ok(EventRow {
        number: row.try_get::<i64, _>("number")?.try_into().unwrap_or(0),
        at: Timestamp::from_millis(row.try_get("at")?),
        account,
        ip: match row.try_get::<String, _>("ip")? {
            ip if ip == UNKNOWN_IP.to_string() => String::new(),
            ip => ip,
        },
        event: serde_json::from_str(row.try_get("event")?)
            .map_err(|_| Error::Unreadable("venue_events.event"))?,
    })
}

/// The version of a database before it is brought up to date. What a version
/// begins is begun once, never again: venues' histories by 2, their total by 4.
pub(super) async fn version(pool: &SqlitePool) -> i64 {
    let found: Result<Option<i64>, _> =
        sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations")
            .fetch_one(pool)
            .await;
    // No such table: a new database.
    found.ok().flatten().unwrap_or(0)
}

/// Begins the history of every venue with its registration.
pub(super) async fn begin_for_all(pool: &SqlitePool, seal: SealKey) -> Result<(), Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let venues: Vec<(i64, Vec<u8>, i64, i64)> =
        sqlx::query_as("SELECT key, id, registered_by, registered_at FROM venues ORDER BY key")
            .fetch_all(&mut *transaction)
            .await?;
    for (venue, id, person, at) in venues {
        let actor = Actor {
            person: Some(person),
            key_name: None,
            // Where it came from was not kept then.
            ip: UNKNOWN_IP,
        };
        let new = NewEvent {
            venue,
            id: VenueId::from_bytes(fixed(&id, "venues.id")?),
            at: Timestamp::from_millis(at),
            actor: &actor,
            event: &VenueEvent::Registered,
        };
        append(&mut transaction, seal, &new).await?;
    }
    transaction.commit().await?;
    Ok(())
}
