//! One-time codes and the counters that limit them.

use domain::ids::ChallengeId;
use domain::phone::PhoneNumber;
use domain::time::Timestamp;
use sqlx::{Row, SqliteConnection};

use super::people::read_phone;
use super::{Store, fixed};
use crate::Error;
use crate::otp::whole_seconds;

/// A code as it is stored.
pub(crate) struct NewChallenge<'a> {
    pub(crate) id: ChallengeId,
    pub(crate) phone: &'a PhoneNumber,
    pub(crate) purpose: u8,
    pub(crate) code_hash: [u8; 32],
    pub(crate) expires_at: Timestamp,
    pub(crate) tries: u8,
}

/// At most `most` in `window_ms` milliseconds from the first of them.
#[derive(Clone)]
pub(crate) struct Limit {
    pub(crate) scope: u8,
    pub(crate) subject: Vec<u8>,
    pub(crate) most: u32,
    pub(crate) window_ms: i64,
}

/// One guess that was counted; what it has to be compared with.
pub(crate) struct CountedTry {
    pub(crate) code_hash: [u8; 32],
    pub(crate) phone: PhoneNumber,
    pub(crate) tries_left: u8,
}

/// Counters and codes are of no use a day after their end.
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

impl Store {
    /// Counts one more message in every limit and stores the code, or does
    /// neither: then answers for how many milliseconds there is no place.
    pub(crate) async fn add_challenge(
        &self,
        challenge: &NewChallenge<'_>,
        limits: &[Limit],
        now: Timestamp,
    ) -> Result<Result<(), i64>, Error> {
        let mut transaction = self.begin().await?;
        let mut wait = 0;
        for limit in limits {
            wait = wait.max(count(&mut transaction, limit, now).await?);
        }
        if wait > 0 {
            transaction.rollback().await?;
            return Ok(Err(wait));
        }
        sqlx::query(
            "INSERT INTO otp_challenges (id, phone, purpose, code_hash, expires_at, tries_left) \
             VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(challenge.id.as_bytes().to_vec())
        .bind(challenge.phone.e164())
        .bind(challenge.purpose)
        .bind(challenge.code_hash.to_vec())
        .bind(challenge.expires_at.as_millis())
        .bind(challenge.tries)
        .execute(&mut *transaction)
        .await?;
        forget_old(&mut transaction, now).await?;
        transaction.commit().await?;
        Ok(Ok(()))
    }

    /// Gives back what a message that was not sent has used up.
    pub(crate) async fn take_back_challenge(
        &self,
        id: ChallengeId,
        limits: &[Limit],
    ) -> Result<(), Error> {
        let mut transaction = self.begin().await?;
        sqlx::query("DELETE FROM otp_challenges WHERE id = ?")
            .bind(id.as_bytes().to_vec())
            .execute(&mut *transaction)
            .await?;
        for limit in limits {
            sqlx::query(
                "UPDATE otp_counters SET count = count - 1 \
                 WHERE scope = ? AND subject = ? AND count > 0",
            )
            .bind(limit.scope)
            .bind(limit.subject.clone())
            .execute(&mut *transaction)
            .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Counts a guess and hands out what it is compared with, in one statement:
    /// however many come at once, no more than the tries that are left get through.
    pub(crate) async fn count_try(
        &self,
        id: ChallengeId,
        purpose: u8,
        now: Timestamp,
    ) -> Result<Option<CountedTry>, Error> {
        let found = sqlx::query(
            "UPDATE otp_challenges SET tries_left = tries_left - 1 \
             WHERE id = ? AND purpose = ? AND tries_left > 0 AND used_at IS NULL AND expires_at > ? \
             RETURNING code_hash, phone, tries_left",
        )
        .bind(id.as_bytes().to_vec())
        .bind(purpose)
        .bind(now.as_millis())
        .fetch_optional(&self.write)
        .await?;
        let Some(row) = found else { return Ok(None) };
        Ok(Some(CountedTry {
            code_hash: fixed(row.try_get("code_hash")?, "otp_challenges.code_hash")?,
            phone: read_phone(row.try_get("phone")?)?,
            tries_left: row.try_get("tries_left")?,
        }))
    }

    /// Uses the code up; false when somebody else just did.
    pub(crate) async fn use_challenge(
        &self,
        id: ChallengeId,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let used =
            sqlx::query("UPDATE otp_challenges SET used_at = ? WHERE id = ? AND used_at IS NULL")
                .bind(now.as_millis())
                .bind(id.as_bytes().to_vec())
                .execute(&self.write)
                .await?;
        Ok(used.rows_affected() == 1)
    }
}

/// Counts one inside a transaction that is not committed when there is no place.
///
/// # Errors
/// [`Error::TooManyCalls`].
pub(super) async fn count_or_refuse(
    conn: &mut SqliteConnection,
    limit: &Limit,
    now: Timestamp,
) -> Result<(), Error> {
    match count(conn, limit, now).await? {
        0 => Ok(()),
        wait_ms => Err(Error::TooManyCalls {
            wait_seconds: whole_seconds(wait_ms),
        }),
    }
}

/// Counts one; answers the milliseconds to wait when that was too many, else 0.
pub(super) async fn count(
    conn: &mut SqliteConnection,
    limit: &Limit,
    now: Timestamp,
) -> Result<i64, Error> {
    // A counter from the future is left over from a clock that was set back.
    let row = sqlx::query(
        "INSERT INTO otp_counters (scope, subject, started_at, count) VALUES (?1, ?2, ?3, 1) \
         ON CONFLICT (scope, subject) DO UPDATE SET \
           count = iif(started_at + ?4 <= ?3 OR started_at > ?3, 1, count + 1), \
           started_at = iif(started_at + ?4 <= ?3 OR started_at > ?3, ?3, started_at) \
         RETURNING started_at, count",
    )
    .bind(limit.scope)
    .bind(limit.subject.clone())
    .bind(now.as_millis())
    .bind(limit.window_ms)
    .fetch_one(conn)
    .await?;
    let (started_at, count): (i64, u32) = (row.try_get(0)?, row.try_get(1)?);
    let is_too_many = count > limit.most;
    Ok(if is_too_many {
        (started_at + limit.window_ms - now.as_millis()).max(1)
    } else {
        0
    })
}

async fn forget_old(conn: &mut SqliteConnection, now: Timestamp) -> Result<(), Error> {
    let before = now.as_millis() - DAY_MS;
    sqlx::query("DELETE FROM otp_challenges WHERE expires_at < ?")
        .bind(before)
        .execute(&mut *conn)
        .await?;
    sqlx::query("DELETE FROM otp_counters WHERE started_at < ?")
        .bind(before)
        .execute(conn)
        .await?;
    Ok(())
}
