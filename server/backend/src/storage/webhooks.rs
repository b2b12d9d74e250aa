//! Webhooks, and how far each was told.

use domain::ids::{RecordId, VenueId};
use domain::owner::key::Webhook;
use domain::time::Timestamp;
use sqlx::Row;

use super::arrivals::Arrival;
use super::change::Change;
use super::statements::stands;
use super::{Store, fixed};
use crate::Error;

/// A webhook with something to be told.
pub(crate) struct DueWebhook {
    pub(crate) venue: i64,
    pub(crate) venue_id: VenueId,
    pub(crate) url: String,
    pub(crate) secret: String,
    pub(crate) after: Arrival,
    pub(crate) failures: u32,
}

impl Change<'_> {
    /// Tells `url` of what arrives from now on.
    pub(crate) async fn set_webhook(&mut self, url: &str, secret: &str) -> Result<(), Error> {
        let (venue, now) = (self.venue, self.now.as_millis());
        sqlx::query(
            "INSERT INTO webhooks (venue, url, secret, cursor_at, cursor_id, next_try_at) \
             SELECT ?1, ?2, ?3, last_at, ?4, ?5 FROM arrivals \
             WHERE true ON CONFLICT (venue) DO UPDATE SET url = ?2, secret = ?3, \
             cursor_at = excluded.cursor_at, cursor_id = excluded.cursor_id, \
             delivered_at = NULL, failures = 0, next_try_at = ?5",
        )
        .bind(venue)
        .bind(url)
        .bind(secret)
        // After every row of the last arrival.
        .bind(vec![u8::MAX; 16])
        .bind(now)
        .execute(self.conn())
        .await?;
        Ok(())
    }

    /// Tells nobody any more; whether somebody was told.
    pub(crate) async fn remove_webhook(&mut self) -> Result<bool, Error> {
        let removed = sqlx::query("DELETE FROM webhooks WHERE venue = ?")
            .bind(self.venue)
            .execute(self.conn())
            .await?;
        Ok(removed.rows_affected() > 0)
    }
}

impl Store {
    /// The venue's webhook.
    pub(crate) async fn webhook(&self, venue: i64) -> Result<Option<Webhook>, Error> {
        let found =
            sqlx::query("SELECT url, secret, delivered_at, failures FROM webhooks WHERE venue = ?")
                .bind(venue)
                .fetch_optional(&self.read)
                .await?;
        let Some(row) = found else { return Ok(None) };
        let delivered: Option<i64> = row.try_get("delivered_at")?;
        Ok(Some(Webhook {
            url: row.try_get("url")?,
            secret: row.try_get("secret")?,
            delivered_at: delivered.map(Timestamp::from_millis),
            failures: row.try_get("failures")?,
        }))
    }

    /// Webhooks whose time has come and that something arrived for.
    pub(crate) async fn due_webhooks(&self, now: Timestamp) -> Result<Vec<DueWebhook>, Error> {
        // Only what a delivery would tell: a webhook with nothing but check-ins
        // that were taken back would be due for ever.
        let sql = format!(
            "SELECT w.venue, v.id, w.url, w.secret, w.cursor_at, w.cursor_id, w.failures \
             FROM webhooks w JOIN venues v ON v.key = w.venue \
             WHERE w.next_try_at <= ?1 AND v.deleted_at IS NULL AND EXISTS ( \
               SELECT 1 FROM check_ins k WHERE k.venue = w.venue \
               AND (k.received_at, k.id) > (w.cursor_at, w.cursor_id) AND {stands}) \
             ORDER BY w.next_try_at LIMIT 100",
            stands = stands()
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(now.as_millis())
            .fetch_all(&self.read)
            .await?;
        rows.iter()
            .map(|row| {
                Ok(DueWebhook {
                    venue: row.try_get("venue")?,
                    venue_id: VenueId::from_bytes(fixed(row.try_get("id")?, "venues.id")?),
                    url: row.try_get("url")?,
                    secret: row.try_get("secret")?,
                    after: Arrival {
                        at: Timestamp::from_millis(row.try_get("cursor_at")?),
                        id: RecordId::from_bytes(fixed(row.try_get("cursor_id")?, "cursor_id")?),
                    },
                    failures: row.try_get("failures")?,
                })
            })
            .collect()
    }

    /// A delivery begins: nobody begins another before `until`.
    pub(crate) async fn delivering(
        &self,
        hook: &DueWebhook,
        until: Timestamp,
    ) -> Result<(), Error> {
        sqlx::query("UPDATE webhooks SET next_try_at = ? WHERE venue = ? AND secret = ?")
            .bind(until.as_millis())
            .bind(hook.venue)
            .bind(&hook.secret)
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// A delivery was taken: goes on after it, unless the webhook was changed meanwhile.
    pub(crate) async fn delivered(
        &self,
        hook: &DueWebhook,
        until: Arrival,
        now: Timestamp,
    ) -> Result<(), Error> {
        sqlx::query(
            "UPDATE webhooks SET cursor_at = ?, cursor_id = ?, delivered_at = ?, failures = 0, \
             next_try_at = ? WHERE venue = ? AND secret = ?",
        )
        .bind(until.at.as_millis())
        .bind(until.id.as_bytes().to_vec())
        .bind(now.as_millis())
        .bind(now.as_millis())
        .bind(hook.venue)
        .bind(&hook.secret)
        .execute(&self.write)
        .await?;
        Ok(())
    }

    /// A delivery was not taken: tried again at `next`.
    pub(crate) async fn not_delivered(
        &self,
        hook: &DueWebhook,
        next: Timestamp,
    ) -> Result<(), Error> {
        sqlx::query(
            "UPDATE webhooks SET failures = failures + 1, next_try_at = ? \
             WHERE venue = ? AND secret = ?",
        )
        .bind(next.as_millis())
        .bind(hook.venue)
        .bind(&hook.secret)
        .execute(&self.write)
        .await?;
        Ok(())
    }
}
