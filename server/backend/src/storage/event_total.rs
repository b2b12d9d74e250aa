//! The seal over the histories of all venues together: each row is added to one
//! chain in the order in which they were written, whichever venue it is of. A
//! venue that is gone with all its rows, or back at an earlier end, breaks it.

use domain::ids::VenueId;
use hmac::Mac;
use sqlx::{Row, SqliteConnection, SqlitePool};

use super::events::SealKey;
use super::{Store, fixed};
use crate::Error;

/// Rows of one question to the database.
const PART: i64 = 1_000;

/// A row of some venue's history.
pub(super) struct Entry<'a> {
    pub(super) venue: i64,
    pub(super) id: VenueId,
    pub(super) number: i64,
    pub(super) hash: &'a [u8],
}

/// How far the chain goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Total {
    pub rows: u64,
    /// The chain's end: whoever wrote it down finds an older copy of the database
    /// in place of this one.
    pub seal: Vec<u8>,
}

impl SealKey {
    fn link(self, place: i64, entry: &Entry<'_>, before: &[u8]) -> [u8; 32] {
        let mut mac = self.mac(b"luuvet all venue events 1");
        mac.update(&place.to_be_bytes());
        mac.update(entry.id.as_bytes());
        mac.update(&entry.number.to_be_bytes());
        mac.update(entry.hash);
        mac.update(before);
        mac.finalize().into_bytes().into()
    }
}

/// Adds a row to the chain, inside the transaction that adds the row.
pub(super) async fn add(
    conn: &mut SqliteConnection,
    seal: SealKey,
    entry: &Entry<'_>,
) -> Result<(), Error> {
    let total: Option<(i64, Vec<u8>)> = sqlx::query_as("SELECT rows, chain FROM event_total")
        .fetch_optional(&mut *conn)
        .await?;
    // Somebody removed it. The server goes on; `verify` tells.
    let Some((rows, chain)) = total else {
        return Ok(());
    };
    let place = rows + 1;
    sqlx::query("INSERT OR REPLACE INTO event_order (place, venue, number) VALUES (?, ?, ?)")
        .bind(place)
        .bind(entry.venue)
        .bind(entry.number)
        .execute(&mut *conn)
        .await?;
    sqlx::query("UPDATE event_total SET rows = ?, chain = ?")
        .bind(place)
        .bind(seal.link(place, entry, &chain).to_vec())
        .execute(conn)
        .await?;
    Ok(())
}

/// Begins the chain with what is there already. Once only, when the tables are
/// new: whoever could have it begun again could hide what they removed.
pub(super) async fn begin(pool: &SqlitePool, seal: SealKey) -> Result<(), Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    sqlx::raw_sql(
        "INSERT INTO event_total VALUES (1, 0, X''); \
         INSERT INTO event_order (venue, number) \
         SELECT venue, number FROM venue_events ORDER BY at, venue, number",
    )
    .execute(&mut *transaction)
    .await?;
    let (total, _) = follow(&mut transaction, seal).await?;
    sqlx::query("UPDATE event_total SET rows = ?, chain = ?")
        .bind(i64::try_from(total.rows).unwrap_or(i64::MAX))
        .bind(total.seal)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}

impl Store {
    /// How far the chain goes; whether it is whole and ends where it should.
    pub(super) async fn verify_total(&self) -> Result<(Total, bool), Error> {
        let mut moment = self.read.begin().await?;
        let (total, is_whole) = follow(&mut moment, self.seal()).await?;
        let kept: Option<(i64, Vec<u8>)> = sqlx::query_as("SELECT rows, chain FROM event_total")
            .fetch_optional(&mut *moment)
            .await?;
        let ends_right = kept.is_some_and(|(rows, chain)| {
            u64::try_from(rows) == Ok(total.rows) && chain == total.seal
        });
        Ok((total, is_whole && ends_right))
    }
}

/// Follows the chain to its end, or to the first row that is missing.
async fn follow(conn: &mut SqliteConnection, seal: SealKey) -> Result<(Total, bool), Error> {
    let (mut place, mut chain) = (0_i64, Vec::new());
    let total = |place: i64, chain| Total {
        rows: u64::try_from(place).unwrap_or(0),
        seal: chain,
    };
    loop {
        let rows = sqlx::query(
            "SELECT o.place, o.venue, o.number, v.id, e.hash FROM event_order o \
             LEFT JOIN venues v ON v.key = o.venue \
             LEFT JOIN venue_events e ON e.venue = o.venue AND e.number = o.number \
             WHERE o.place > ? ORDER BY o.place LIMIT ?",
        )
        .bind(place)
        .bind(PART)
        .fetch_all(&mut *conn)
        .await?;
        if rows.is_empty() {
            return Ok((total(place, chain), true));
        }
        for row in &rows {
            let (id, hash): (Option<Vec<u8>>, Option<Vec<u8>>) =
                (row.try_get("id")?, row.try_get("hash")?);
            let is_next = row.try_get::<i64, _>("place")? == place + 1;
            let (Some(id), Some(hash), true) = (id, hash, is_next) else {
                return Ok((total(place, chain), false));
            };
            let entry = Entry {
                venue: row.try_get("venue")?,
                id: VenueId::from_bytes(fixed(&id, "venues.id")?),
                number: row.try_get("number")?,
                hash: &hash,
            };
            chain = seal.link(place + 1, &entry, &chain).to_vec();
            place += 1;
        }
    }
}
