//! The venues that somebody has a role in, with what their list shows.

use domain::ids::VenueId;
use domain::owner::managed::{ManagedVenue, Mark, QUIET_AFTER, RESTORE_WINDOW};
use domain::owner::role::Action;
use domain::time::{DAY, Timestamp};
use domain::venue::Venue;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::statements::{counts, roles_that_may, stands};
use super::venues::{COLUMNS, read_venues};
use super::{Store, members};
use crate::Error;

impl Store {
    /// The venues that the person may do `action` with, in the order of
    /// registration; `only` this one.
    pub(crate) async fn venues_for(
        &self,
        person: i64,
        action: Action,
        only: Option<VenueId>,
    ) -> Result<Vec<Venue>, Error> {
        let sql = format!(
            "SELECT {COLUMNS} FROM members m JOIN venues v ON v.key = m.venue \
             JOIN points p ON p.venue = v.key \
             WHERE m.person = ?1 AND m.until IS NULL AND m.role IN ({roles}) \
             AND v.deleted_at IS NULL AND (?2 IS NULL OR v.id = ?2) ORDER BY v.key, p.number",
            roles = roles_that_may(action)
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(person)
            .bind(only.map(|id| id.as_bytes().to_vec()))
            .fetch_all(&self.read)
            .await?;
        read_venues(&rows)
    }

    /// Every venue of the person's, with its day; those that were deleted as
    /// long as the person can restore them. `only` this one.
    pub(crate) async fn managed(
        &self,
        person: i64,
        only: Option<VenueId>,
        now: Timestamp,
    ) -> Result<Vec<ManagedVenue>, Error> {
        let sql = format!(
            "SELECT {COLUMNS}, v.key, v.registered_at, v.deleted_at, m.role, m.since \
             FROM members m JOIN venues v ON v.key = m.venue JOIN points p ON p.venue = v.key \
             WHERE m.person = ?1 AND m.until IS NULL AND (?2 IS NULL OR v.id = ?2) \
             AND (v.deleted_at IS NULL OR v.deleted_at > ?3) ORDER BY v.key, p.number"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(person)
            .bind(only.map(|id| id.as_bytes().to_vec()))
            .bind(now.minus(RESTORE_WINDOW).as_millis())
            .fetch_all(&self.read)
            .await?;
        let mut managed = Vec::new();
        let key = |row: &SqliteRow| row.try_get::<i64, _>("key").ok();
        let of_one = rows.chunk_by(|row, next| key(row) == key(next));
        for (venue, rows) in read_venues(&rows)?.into_iter().zip(of_one) {
            managed.extend(self.with_its_day(venue, &rows[0], now).await?);
        }
        Ok(managed)
    }

    async fn with_its_day(
        &self,
        venue: Venue,
        row: &SqliteRow,
        now: Timestamp,
    ) -> Result<Option<ManagedVenue>, Error> {
        let key: i64 = row.try_get("key")?;
        let role = members::read_role(row.try_get("role")?)?;
        let deleted_at: Option<i64> = row.try_get("deleted_at")?;
        if deleted_at.is_some() && !role.may(Action::Restore) {
            return Ok(None);
        }
        let last_scan_at = self.last_scan(key, now).await?;
        let registered_at = Timestamp::from_millis(row.try_get("registered_at")?);
        let mut marks = Vec::new();
        if now.since(last_scan_at.unwrap_or(registered_at)) >= QUIET_AFTER {
            marks.push(Mark::Quiet);
        }
        if self
            .withdrawn_scan_since(key, now.minus(QUIET_AFTER))
            .await?
        {
            marks.push(Mark::WithdrawnScanned);
        }
        let is_waiting =
            role.may(Action::Share) && !self.pending_shares(key, now).await?.is_empty();
        if is_waiting {
            marks.push(Mark::ShareWaiting);
        }
        Ok(Some(ManagedVenue {
            venue,
            role,
            today: self.count_today(key, now).await?,
            last_scan_at,
            marks,
            restorable_until: deleted_at.map(|at| Timestamp::from_millis(at).plus(RESTORE_WINDOW)),
        }))
    }

    /// Check-ins since midnight in Vietnam.
    pub(crate) async fn count_today(&self, venue: i64, now: Timestamp) -> Result<u32, Error> {
        let sql = format!(
            "SELECT count(*) FROM check_ins k WHERE k.venue = ?1 AND k.at >= ?2 AND k.at < ?3 \
             AND {counts}",
            counts = counts()
        );
        let count: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .bind(venue)
            .bind(now.vietnam_midnight().as_millis())
            .bind(now.vietnam_midnight().plus(DAY).as_millis())
            .fetch_one(&self.read)
            .await?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// When somebody last checked in; never later than now, whatever a phone said.
    pub(crate) async fn last_scan(
        &self,
        venue: i64,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, Error> {
        let sql = format!(
            "SELECT k.at FROM check_ins k WHERE k.venue = ? AND k.at <= ? AND {stands} \
             ORDER BY k.at DESC, k.id DESC LIMIT 1",
            stands = stands()
        );
        let at: Option<i64> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .bind(venue)
            .bind(now.as_millis())
            .fetch_optional(&self.read)
            .await?;
        Ok(at.map(Timestamp::from_millis))
    }

    async fn withdrawn_scan_since(&self, venue: i64, since: Timestamp) -> Result<bool, Error> {
        let found: bool = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM withdrawals WHERE venue = ? AND last_scan_at >= ?)",
        )
        .bind(venue)
        .bind(since.as_millis())
        .fetch_one(&self.read)
        .await?;
        Ok(found)
    }
}
