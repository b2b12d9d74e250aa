//! Signed-in browsers.

use domain::ids::{PersonId, SessionId};
use domain::person::Person;
use domain::sign_in::Session;
use domain::time::Timestamp;
use sqlx::Row;

use super::people::{KnownPerson, read_phone};
use super::{Store, fixed};
use crate::Error;

/// A session as it is found by its token.
pub(crate) struct FoundSession {
    pub(crate) id: SessionId,
    pub(crate) last_seen_at: Timestamp,
    pub(crate) known: KnownPerson,
}

impl Store {
    pub(crate) async fn add_session(
        &self,
        token_hash: &[u8; 32],
        id: SessionId,
        person: i64,
        browser: &str,
        now: Timestamp,
    ) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO sessions (token_hash, id, person, browser, started_at, last_seen_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
        )
        .bind(token_hash.to_vec())
        .bind(id.as_bytes().to_vec())
        .bind(person)
        .bind(browser)
        .bind(now.as_millis())
        .execute(&self.write)
        .await?;
        Ok(())
    }

    /// The session with this token, if it was used after `idle_since`.
    pub(crate) async fn find_session(
        &self,
        token_hash: &[u8; 32],
        idle_since: Timestamp,
    ) -> Result<Option<FoundSession>, Error> {
        let found = sqlx::query(
            "SELECT s.id, s.last_seen_at, p.key, p.id AS person_id, p.phone, p.name \
             FROM sessions s JOIN people p ON p.key = s.person \
             WHERE s.token_hash = ? AND s.last_seen_at > ?",
        )
        .bind(token_hash.to_vec())
        .bind(idle_since.as_millis())
        .fetch_optional(&self.read)
        .await?;
        let Some(row) = found else { return Ok(None) };
        Ok(Some(FoundSession {
            id: SessionId::from_bytes(fixed(row.try_get("id")?, "sessions.id")?),
            last_seen_at: Timestamp::from_millis(row.try_get("last_seen_at")?),
            known: KnownPerson {
                key: row.try_get("key")?,
                person: Person {
                    id: PersonId::from_bytes(fixed(row.try_get("person_id")?, "people.id")?),
                    phone: read_phone(row.try_get("phone")?)?,
                    name: row.try_get("name")?,
                },
            },
        }))
    }

    /// Whether nobody ended it.
    pub(crate) async fn is_session_there(&self, id: SessionId) -> Result<bool, Error> {
        let found = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM sessions WHERE id = ?)")
            .bind(id.as_bytes().to_vec())
            .fetch_one(&self.read)
            .await?;
        Ok(found)
    }

    pub(crate) async fn session_seen(&self, id: SessionId, now: Timestamp) -> Result<(), Error> {
        sqlx::query("UPDATE sessions SET last_seen_at = ? WHERE id = ?")
            .bind(now.as_millis())
            .bind(id.as_bytes().to_vec())
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// The person's live sessions, newest first.
    pub(crate) async fn sessions_of(
        &self,
        person: i64,
        this_one: SessionId,
        idle_since: Timestamp,
    ) -> Result<Vec<Session>, Error> {
        let rows = sqlx::query(
            "SELECT id, started_at, last_seen_at, browser FROM sessions \
             WHERE person = ? AND last_seen_at > ? ORDER BY started_at DESC, id DESC",
        )
        .bind(person)
        .bind(idle_since.as_millis())
        .fetch_all(&self.read)
        .await?;
        rows.iter()
            .map(|row| {
                let id = SessionId::from_bytes(fixed(row.try_get("id")?, "sessions.id")?);
                Ok(Session {
                    id,
                    started_at: Timestamp::from_millis(row.try_get("started_at")?),
                    last_seen_at: Timestamp::from_millis(row.try_get("last_seen_at")?),
                    browser: row.try_get("browser")?,
                    is_this_one: id == this_one,
                })
            })
            .collect()
    }

    /// Ends the person's session; whether there was one.
    pub(crate) async fn end_session(&self, person: i64, id: SessionId) -> Result<bool, Error> {
        let ended = sqlx::query("DELETE FROM sessions WHERE person = ? AND id = ?")
            .bind(person)
            .bind(id.as_bytes().to_vec())
            .execute(&self.write)
            .await?;
        Ok(ended.rows_affected() > 0)
    }

    /// Forgets sessions not used since `idle_since`.
    pub(crate) async fn forget_idle_sessions(&self, idle_since: Timestamp) -> Result<(), Error> {
        sqlx::query("DELETE FROM sessions WHERE last_seen_at <= ?")
            .bind(idle_since.as_millis())
            .execute(&self.write)
            .await?;
        Ok(())
    }
}
