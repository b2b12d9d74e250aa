//! Keys of other systems, webhooks, and the check-ins that they are told of, in
//! the order in which those arrived.

use domain::ids::{ApiKeyId, RecordId, VenueId};
use domain::owner::key::{ApiKey, Webhook};
use domain::time::Timestamp;
use domain::venue::{PointKind, PointNumber};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::change::Change;
use super::managed::{STANDS, undo_ms};
use super::venues::read_point_kind;
use super::{Store, fixed};
use crate::Error;

/// Where a reader of arrivals stands: after this row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Arrival {
    pub(crate) at: Timestamp,
    pub(crate) id: RecordId,
}

/// A check-in as another system sees it.
pub(crate) struct ArrivedCheckIn {
    pub(crate) arrival: Arrival,
    pub(crate) at: Timestamp,
    pub(crate) point: PointNumber,
    pub(crate) kind: PointKind,
}

/// A key that was found by its secret.
pub(crate) struct FoundKey {
    pub(crate) id: ApiKeyId,
    pub(crate) name: String,
    pub(crate) venue: i64,
    pub(crate) venue_id: VenueId,
}

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
    /// How many keys are not revoked.
    pub(crate) async fn keys(&mut self) -> Result<usize, Error> {
        let count: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM api_keys WHERE venue = ? AND revoked_at IS NULL",
        )
        .bind(self.venue)
        .fetch_one(self.conn())
        .await?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    /// Keeps a key by the hash of its secret.
    pub(crate) async fn add_key(
        &mut self,
        key: &ApiKey,
        secret_hash: &[u8; 32],
    ) -> Result<(), Error> {
        let venue = self.venue;
        sqlx::query(
            "INSERT INTO api_keys (id, venue, name, secret_hash, made_at) VALUES (?, ?, ?, ?, ?)",
        )
        .bind(key.id.as_bytes().to_vec())
        .bind(venue)
        .bind(&key.name)
        .bind(secret_hash.to_vec())
        .bind(key.made_at.as_millis())
        .execute(self.conn())
        .await?;
        Ok(())
    }

    /// Revokes a key of this venue; gives its name.
    pub(crate) async fn revoke_key(&mut self, key: ApiKeyId) -> Result<Option<String>, Error> {
        let (venue, now) = (self.venue, self.now);
        let name = sqlx::query_scalar(
            "UPDATE api_keys SET revoked_at = ? \
             WHERE id = ? AND venue = ? AND revoked_at IS NULL RETURNING name",
        )
        .bind(now.as_millis())
        .bind(key.as_bytes().to_vec())
        .bind(venue)
        .fetch_optional(self.conn())
        .await?;
        Ok(name)
    }

    /// Tells `url` of what arrives from now on.
    pub(crate) async fn set_webhook(&mut self, url: &str, secret: &str) -> Result<(), Error> {
        let (venue, now) = (self.venue, self.now.as_millis());
        sqlx::query(
            "INSERT INTO webhooks (venue, url, secret, cursor_at, cursor_id, next_try_at) \
             SELECT ?1, ?2, ?3, last_at, ?4, ?5 FROM arrivals \
             WHERE true ON CONFLICT (venue) DO UPDATE SET url = ?2, secret = ?3, \
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
    /// The venue's keys that are not revoked, newest first.
    pub(crate) async fn keys_of(&self, venue: i64) -> Result<Vec<ApiKey>, Error> {
        let rows = sqlx::query(
            "SELECT id, name, made_at, last_used_at FROM api_keys \
             WHERE venue = ? AND revoked_at IS NULL ORDER BY made_at DESC, id DESC",
        )
        .bind(venue)
        .fetch_all(&self.read)
        .await?;
        rows.iter()
            .map(|row| {
                let used: Option<i64> = row.try_get("last_used_at")?;
                Ok(ApiKey {
                    id: ApiKeyId::from_bytes(fixed(row.try_get("id")?, "api_keys.id")?),
                    name: row.try_get("name")?,
                    made_at: Timestamp::from_millis(row.try_get("made_at")?),
                    last_used_at: used.map(Timestamp::from_millis),
                })
            })
            .collect()
    }

    /// The key with this secret, if it is good and its venue is in use.
    pub(crate) async fn find_key(&self, secret_hash: &[u8; 32]) -> Result<Option<FoundKey>, Error> {
        let found = sqlx::query(
            "SELECT k.id, k.name, k.venue, v.id AS venue_id  \
             FROM api_keys k JOIN venues v ON v.key = k.venue \
             WHERE k.secret_hash = ? AND k.revoked_at IS NULL AND v.deleted_at IS NULL",
        )
        .bind(secret_hash.to_vec())
        .fetch_optional(&self.read)
        .await?;
        let Some(row) = found else { return Ok(None) };
        Ok(Some(FoundKey {
            id: ApiKeyId::from_bytes(fixed(row.try_get("id")?, "api_keys.id")?),
            name: row.try_get("name")?,
            venue: row.try_get("venue")?,
            venue_id: VenueId::from_bytes(fixed(row.try_get("venue_id")?, "venues.id")?),
        }))
    }

    /// Whether a key that was shown is still good.
    pub(crate) async fn is_key_good(&self, key: ApiKeyId) -> Result<bool, Error> {
        let is_good = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM api_keys k JOIN venues v ON v.key = k.venue \
             WHERE k.id = ? AND k.revoked_at IS NULL AND v.deleted_at IS NULL)",
        )
        .bind(key.as_bytes().to_vec())
        .fetch_one(&self.read)
        .await?;
        Ok(is_good)
    }

    pub(crate) async fn key_used(&self, key: ApiKeyId, now: Timestamp) -> Result<(), Error> {
        sqlx::query("UPDATE api_keys SET last_used_at = ? WHERE id = ?")
            .bind(now.as_millis())
            .bind(key.as_bytes().to_vec())
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// Up to `most` check-ins that arrived after `after`, in that order, and
    /// where to go on. Those that were taken back are left out.
    pub(crate) async fn arrived(
        &self,
        venue: i64,
        after: Arrival,
        most: usize,
    ) -> Result<Vec<ArrivedCheckIn>, Error> {
        let sql = format!(
            "SELECT k.id, k.at, k.received_at, k.point, t.kind AS point_kind FROM check_ins k \
             JOIN points t ON t.venue = k.venue AND t.number = k.point \
             WHERE k.venue = ?1 AND (k.received_at, k.id) > (?2, ?3) AND {STANDS} ?4) \
             ORDER BY k.received_at, k.id LIMIT ?5"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(venue)
            .bind(after.at.as_millis())
            .bind(after.id.as_bytes().to_vec())
            .bind(undo_ms())
            .bind(i64::try_from(most).unwrap_or(i64::MAX))
            .fetch_all(&self.read)
            .await?;
        rows.iter().map(read_arrived).collect()
    }

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
               AND (k.received_at, k.id) > (w.cursor_at, w.cursor_id) AND {STANDS} ?2)) \
             ORDER BY w.next_try_at LIMIT 100"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(now.as_millis())
            .bind(undo_ms())
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

fn read_arrived(row: &SqliteRow) -> Result<ArrivedCheckIn, Error> {
    Ok(ArrivedCheckIn {
        arrival: Arrival {
            at: Timestamp::from_millis(row.try_get("received_at")?),
            id: RecordId::from_bytes(fixed(row.try_get("id")?, "check_ins.id")?),
        },
        at: Timestamp::from_millis(row.try_get("at")?),
        point: PointNumber(row.try_get("point")?),
        kind: read_point_kind(row.try_get("point_kind")?)?,
    })
}
