//! Phones, by the public half of their key pair.

use domain::batch::DeviceKey;
use domain::time::Timestamp;
use sqlx::{Row, SqliteConnection};

use super::Store;
use crate::Error;

/// A known phone.
pub(crate) struct Device {
    pub(crate) key: i64,
    pub(crate) is_revoked: bool,
}

impl Store {
    /// Gives the phone to a person, with everything it recorded before.
    ///
    /// # Errors
    /// [`Error::SignInAgain`] when the phone was revoked.
    pub(crate) async fn attach_device(
        &self,
        device: &DeviceKey,
        person: i64,
        now: Timestamp,
    ) -> Result<(), Error> {
        let mut transaction = self.begin().await?;
        let device = find_or_add(&mut transaction, device.as_bytes(), now).await?;
        if device.is_revoked {
            return Err(Error::SignInAgain);
        }
        sqlx::query("UPDATE devices SET person = ? WHERE key = ?")
            .bind(person)
            .bind(device.key)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes no more records from this phone. What it recorded stays.
    pub(crate) async fn revoke_device(
        &self,
        device: &DeviceKey,
        now: Timestamp,
    ) -> Result<(), Error> {
        sqlx::query("UPDATE devices SET revoked_at = ? WHERE public_key = ?")
            .bind(now.as_millis())
            .bind(device.as_bytes().to_vec())
            .execute(&self.write)
            .await?;
        Ok(())
    }
}

pub(super) async fn find_or_add(
    conn: &mut SqliteConnection,
    public_key: &[u8; 32],
    now: Timestamp,
) -> Result<Device, Error> {
    let found = sqlx::query("SELECT key, revoked_at IS NOT NULL FROM devices WHERE public_key = ?")
        .bind(public_key.to_vec())
        .fetch_optional(&mut *conn)
        .await?;
    if let Some(row) = found {
        return Ok(Device {
            key: row.try_get(0)?,
            is_revoked: row.try_get(1)?,
        });
    }
    let key = sqlx::query_scalar(
        "INSERT INTO devices (public_key, first_seen_at) VALUES (?, ?) RETURNING key",
    )
    .bind(public_key.to_vec())
    .bind(now.as_millis())
    .fetch_one(conn)
    .await?;
    Ok(Device {
        key,
        is_revoked: false,
    })
}
