//! Keys of other systems, by the hash of their secret.

use domain::ids::{ApiKeyId, VenueId};
use domain::owner::key::ApiKey;
use domain::time::Timestamp;
use sqlx::Row;

use super::change::Change;
use super::events::{self, NewEvent};
use super::otp::{self, Limit};
use super::{Store, fixed};
use crate::Error;

/// A key that was found by its secret.
pub(crate) struct FoundKey {
    pub(crate) id: ApiKeyId,
    pub(crate) name: String,
    pub(crate) venue: i64,
    pub(crate) venue_id: VenueId,
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

    /// Counts one use of a key and tells the venue's history of it, or neither:
    /// then answers for how many milliseconds there is no place for it.
    pub(crate) async fn count_use(
        &self,
        key: ApiKeyId,
        limit: &Limit,
        called: &NewEvent<'_>,
    ) -> Result<Result<(), i64>, Error> {
        let mut transaction = self.begin().await?;
        let wait = otp::count(&mut transaction, limit, called.at).await?;
        if wait > 0 {
            transaction.rollback().await?;
            return Ok(Err(wait));
        }
        sqlx::query("UPDATE api_keys SET last_used_at = ? WHERE id = ?")
            .bind(called.at.as_millis())
            .bind(key.as_bytes().to_vec())
            .execute(&mut *transaction)
            .await?;
        events::append(&mut transaction, self.seal(), called).await?;
        transaction.commit().await?;
        Ok(Ok(()))
    }
}
