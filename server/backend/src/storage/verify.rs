//! Goes through every venue's history and finds what is not as it was written.

use domain::ids::{PersonId, VenueId};
use sqlx::{Row, SqliteConnection};

use super::event_total::Total;
use super::events::Sealed;
use super::{Store, fixed};
use crate::Error;

/// What is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The first such row of a venue's history.
    Row { venue: VenueId, number: u64 },
    /// Rows at the end of a venue's history are missing.
    End { venue: VenueId },
    /// An account that rows name: its number or name is another; `None`: it is gone.
    Account { person: Option<PersonId> },
    /// The rows of all venues together: some are missing, with their venue or
    /// because it is back at an earlier end.
    Total,
}

/// How many histories were looked at, and what is wrong with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    pub venues: u64,
    pub rows: u64,
    pub total: Total,
    pub faults: Vec<Fault>,
}

impl Store {
    /// Goes through every row of every venue, and all of them together.
    ///
    /// # Errors
    /// Only when the database fails.
    pub async fn verify_events(&self) -> Result<Verified, Error> {
        let venues: Vec<(i64, Vec<u8>)> = sqlx::query_as(
            // Each has at least the row of its registration.
            "SELECT key, id FROM venues ORDER BY key",
        )
        .fetch_all(&self.read)
        .await?;
        let mut verified = Verified::default();
        for (key, id) in venues {
            let id = VenueId::from_bytes(fixed(&id, "venues.id")?);
            // One look at it as it is: rows that a running server adds meanwhile
            // would not fit the end that was read before.
            let mut moment = self.read.begin().await?;
            let (rows, fault) = self.verify_venue(&mut moment, key, id).await?;
            verified.venues += 1;
            verified.rows += rows;
            verified.faults.extend(fault);
        }
        let account = |person| Fault::Account { person };
        let changed = self.verify_people().await?;
        verified.faults.extend(changed.into_iter().map(account));
        let (total, is_whole) = self.verify_total().await?;
        verified.total = total;
        verified.faults.extend((!is_whole).then_some(Fault::Total));
        Ok(verified)
    }

    async fn verify_venue(
        &self,
        conn: &mut SqliteConnection,
        venue: i64,
        id: VenueId,
    ) -> Result<(u64, Option<Fault>), Error> {
        const PART: i64 = 1_000;
        let (mut number, mut before) = (0_i64, Vec::new());
        // Also numbers that no row of ours has.
        let mut seen = i64::MIN;
        loop {
            let rows = sqlx::query(
                "SELECT number, at, person, key_name, ip, event, hash FROM venue_events \
                 WHERE venue = ? AND number > ? ORDER BY number LIMIT ?",
            )
            .bind(venue)
            .bind(seen)
            .bind(PART)
            .fetch_all(&mut *conn)
            .await?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                let sealed = Sealed {
                    venue: id,
                    number: row.try_get("number")?,
                    at: row.try_get("at")?,
                    person: row.try_get("person")?,
                    key_name: row.try_get("key_name")?,
                    ip: row.try_get("ip")?,
                    event: row.try_get("event")?,
                };
                let hash: Vec<u8> = row.try_get("hash")?;
                number += 1;
                let is_whole =
                    sealed.number == number && self.seal().row(&sealed, &before) == hash[..];
                if !is_whole {
                    let number = u64::try_from(number).unwrap_or(0);
                    return Ok((number, Some(Fault::Row { venue: id, number })));
                }
                (seen, before) = (number, hash);
            }
        }
        let head: Option<(i64, Vec<u8>)> =
            sqlx::query_as("SELECT number, seal FROM venue_event_heads WHERE venue = ?")
                .bind(venue)
                .fetch_optional(conn)
                .await?;
        let expected = self.seal().head(id, number, &before);
        let is_whole = head.is_some_and(|(last, seal)| last == number && seal == expected);
        let fault = (!is_whole).then_some(Fault::End { venue: id });
        Ok((u64::try_from(number).unwrap_or(0), fault))
    }
}
