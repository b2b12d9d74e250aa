//! The log of what was withdrawn, and what it does to points and venues.

use domain::code::withdrawn::Withdrawal;
use domain::ids::VenueId;
use domain::time::Timestamp;
use domain::venue::{Point, PointNumber};
use sqlx::Row;

use super::change::Change;
use super::venues::read_point;
use super::{Store, fixed};
use crate::Error;

impl Change<'_> {
    /// Withdraws the posters of a point issued so far; gives the point as it is now.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such point.
    pub(crate) async fn withdraw_poster(&mut self, point: PointNumber) -> Result<Point, Error> {
        let (venue, now) = (self.venue, self.now);
        let row = sqlx::query(
            "UPDATE points SET poster_version = poster_version + 1 \
             WHERE venue = ? AND number = ? RETURNING number, kind AS point_kind, poster_version",
        )
        .bind(venue)
        .bind(point.0)
        .fetch_optional(&mut *self.conn())
        .await?
        .ok_or(Error::NotFound)?;
        let point = read_point(&row)?;
        sqlx::query("INSERT INTO withdrawals (venue, point, below, at) VALUES (?, ?, ?, ?)")
            .bind(venue)
            .bind(point.number.0)
            .bind(point.poster_version)
            .bind(now.as_millis())
            .execute(self.conn())
            .await?;
        Ok(point)
    }

    /// Deletes the venue.
    pub(crate) async fn delete(&mut self) -> Result<(), Error> {
        let now = self.now;
        self.set_deleted(Some(now), false).await
    }

    /// Takes the deletion back, if it happened after `oldest`.
    ///
    /// # Errors
    /// [`Error::NotFound`] when that was too long ago.
    pub(crate) async fn restore(&mut self, oldest: Timestamp) -> Result<(), Error> {
        let deleted_at: i64 = sqlx::query_scalar("SELECT deleted_at FROM venues WHERE key = ?")
            .bind(self.venue)
            .fetch_one(self.conn())
            .await?;
        if deleted_at <= oldest.as_millis() {
            return Err(Error::NotFound);
        }
        self.set_deleted(None, true).await
    }

    async fn set_deleted(&mut self, at: Option<Timestamp>, restored: bool) -> Result<(), Error> {
        let (venue, now) = (self.venue, self.now);
        self.moves_members();
        sqlx::query("UPDATE venues SET deleted_at = ? WHERE key = ?")
            .bind(at.map(Timestamp::as_millis))
            .bind(venue)
            .execute(&mut *self.conn())
            .await?;
        sqlx::query("INSERT INTO withdrawals (venue, restored, at) VALUES (?, ?, ?)")
            .bind(venue)
            .bind(restored)
            .bind(now.as_millis())
            .execute(self.conn())
            .await?;
        Ok(())
    }
}

impl Store {
    /// Up to `most` entries after number `after`, each with its number; those that a
    /// later one makes void are left out, so that the log a new phone fetches grows
    /// with what is withdrawn and not with how often.
    pub(crate) async fn withdrawals(
        &self,
        after: u64,
        most: usize,
    ) -> Result<Vec<(u64, Withdrawal)>, Error> {
        let rows = sqlx::query(
            "SELECT w.number, v.id, w.point, w.below, w.restored FROM withdrawals w \
             JOIN venues v ON v.key = w.venue WHERE w.number > ? \
             AND NOT EXISTS (SELECT 1 FROM withdrawals l WHERE l.venue = w.venue \
               AND l.point IS w.point AND l.number > w.number) ORDER BY w.number LIMIT ?",
        )
        .bind(i64::try_from(after).unwrap_or(i64::MAX))
        .bind(i64::try_from(most).unwrap_or(i64::MAX))
        .fetch_all(&self.read)
        .await?;
        rows.iter()
            .map(|row| {
                let number: i64 = row.try_get("number")?;
                let venue = VenueId::from_bytes(fixed(row.try_get("id")?, "venues.id")?);
                let point: Option<u16> = row.try_get("point")?;
                let entry = match point {
                    Some(point) => Withdrawal::Poster {
                        venue,
                        point: PointNumber(point),
                        below: row.try_get("below")?,
                    },
                    None if row.try_get("restored")? => Withdrawal::Restored { venue },
                    None => Withdrawal::Venue { venue },
                };
                Ok((u64::try_from(number).unwrap_or(0), entry))
            })
            .collect()
    }

    /// Remembers that somebody scanned a withdrawn poster of this venue's point.
    pub(crate) async fn withdrawn_was_scanned(
        &self,
        venue: i64,
        point: u16,
        now: Timestamp,
    ) -> Result<(), Error> {
        sqlx::query("UPDATE withdrawals SET last_scan_at = ? WHERE venue = ? AND point = ?")
            .bind(now.as_millis())
            .bind(venue)
            .bind(point)
            .execute(&self.write)
            .await?;
        Ok(())
    }
}
