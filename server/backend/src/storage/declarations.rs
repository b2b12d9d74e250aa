//! Health declarations as they are stored, and what a credential is made of.

use std::collections::HashMap;

use domain::batch::DeviceKey;
use domain::checkpoint::revoked::MAX_REVOKED;
use domain::ids::HolderId;
use domain::record::{Outcome, Rejection};
use domain::time::Timestamp;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};

use super::records::{self, Found};
use super::{Store, fixed, statements};
use crate::Error;

/// A declaration to be stored. The device is set by the writer.
#[derive(Clone)]
pub(crate) struct DeclarationRow {
    pub(crate) id: [u8; 16],
    pub(crate) digest: [u8; 16],
    pub(crate) device: i64,
    pub(crate) holder: [u8; 16],
    pub(crate) declared_at: i64,
    pub(crate) at: i64,
    pub(crate) valid_until: i64,
    pub(crate) signs: u8,
    pub(crate) home: Option<u32>,
    pub(crate) text: String,
    pub(crate) received_at: i64,
}

/// A stored declaration, as its credential needs it.
pub(crate) struct StoredDeclaration {
    pub(crate) digest: [u8; 16],
    pub(crate) serial: u32,
    pub(crate) at: Timestamp,
    pub(crate) valid_until: Timestamp,
    /// The JSON of `Declaration`.
    pub(crate) text: String,
}

/// Stores what is new; answers for each row, in order.
pub(super) async fn insert(
    conn: &mut SqliteConnection,
    rows: &[DeclarationRow],
) -> Result<Vec<Outcome>, Error> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    // One id means one record, of whatever kind.
    let mut taken: Found = records::find(conn, &ids, statements::find_check_ins).await?;
    taken.extend(records::find(conn, &ids, statements::find_undos).await?);
    let mut stored = records::find(conn, &ids, statements::find_declarations).await?;
    let mut outcomes = Vec::with_capacity(rows.len());
    for row in rows {
        let outcome = match (taken.get(&row.id), stored.get(&row.id)) {
            (Some(_), _) => records::rejected(Rejection::OtherContent),
            (None, Some(there)) if there.digest != row.digest => {
                records::rejected(Rejection::OtherContent)
            }
            (None, Some(there)) if there.device != row.device => {
                records::rejected(Rejection::NotYours)
            }
            (None, Some(_)) => Outcome::AlreadyRecorded,
            (None, None) => {
                insert_one(conn, row).await?;
                let there = records::Stored {
                    digest: row.digest,
                    device: row.device,
                    device_time: row.declared_at,
                };
                stored.insert(row.id, there);
                Outcome::Recorded
            }
        };
        outcomes.push(outcome);
    }
    Ok(outcomes)
}

async fn insert_one(conn: &mut SqliteConnection, row: &DeclarationRow) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO declarations (id, digest, device, holder, declared_at, at, valid_until, \
         signs, home, text, received_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
    )
    .bind(row.id.to_vec())
    .bind(row.digest.to_vec())
    .bind(row.device)
    .bind(row.holder.to_vec())
    .bind(row.declared_at)
    .bind(row.at)
    .bind(row.valid_until)
    .bind(row.signs)
    .bind(row.home)
    .bind(&row.text)
    .bind(row.received_at)
    .execute(conn)
    .await?;
    Ok(())
}

impl Store {
    /// Those of `ids` that this phone declared.
    pub(crate) async fn declared_by(
        &self,
        device: &DeviceKey,
        ids: &[[u8; 16]],
    ) -> Result<HashMap<[u8; 16], StoredDeclaration>, Error> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let mut query = QueryBuilder::<Sqlite>::new(
            "SELECT s.id, s.digest, s.key, s.at, s.valid_until, s.text FROM declarations s \
             JOIN devices d ON d.key = s.device WHERE d.public_key = ",
        );
        query
            .push_bind(device.as_bytes().to_vec())
            .push(" AND s.id IN (");
        let mut list = query.separated(", ");
        for id in ids {
            list.push_bind(id.to_vec());
        }
        query.push(")");
        let rows = query
            .build()
            .persistent(false)
            .fetch_all(&self.read)
            .await?;
        rows.iter()
            .map(|row| {
                let stored = StoredDeclaration {
                    digest: fixed(row.try_get("digest")?, "declarations.digest")?,
                    serial: row.try_get("key")?,
                    at: Timestamp::from_millis(row.try_get("at")?),
                    valid_until: Timestamp::from_millis(row.try_get("valid_until")?),
                    text: row.try_get("text")?,
                };
                Ok((fixed(row.try_get("id")?, "declarations.id")?, stored))
            })
            .collect()
    }

    /// The serial numbers of credentials that were revoked and whose declaration
    /// counted after `oldest`; the newest, if there are more than a list holds.
    pub(crate) async fn revoked(&self, oldest: Timestamp) -> Result<Vec<u32>, Error> {
        let serials = sqlx::query_scalar(
            "SELECT key FROM declarations WHERE revoked_at IS NOT NULL AND valid_until > ? \
             ORDER BY valid_until DESC LIMIT ?",
        )
        .bind(oldest.as_millis())
        .bind(u32::try_from(MAX_REVOKED).unwrap_or(u32::MAX))
        .fetch_all(&self.read)
        .await?;
        Ok(serials)
    }

    /// Revokes the credentials with this serial number, or of this holder; gives
    /// how many there were that were not revoked before.
    pub(crate) async fn revoke(
        &self,
        serial: Option<u32>,
        holder: Option<HolderId>,
        now: Timestamp,
    ) -> Result<u64, Error> {
        let done = sqlx::query(
            "UPDATE declarations SET revoked_at = ?1 WHERE revoked_at IS NULL \
             AND (key = ?2 OR holder = ?3)",
        )
        .bind(now.as_millis())
        .bind(serial)
        .bind(holder.map(|id| id.as_bytes().to_vec()))
        .execute(&self.write)
        .await?;
        Ok(done.rows_affected())
    }
}
