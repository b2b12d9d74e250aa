//! Who has which role in a venue: the one place where it is looked up.

use domain::ids::{PersonId, VenueId};
use domain::owner::role::{Action, Role};
use domain::owner::sharing::Member;
use domain::time::Timestamp;
use sqlx::{Row, SqliteConnection};

use super::people::read_phone;
use super::statements::roles_that_may;
use super::{Store, fixed};
use crate::Error;

/// The key of a venue that is in use (for [`Action::Restore`]: that was deleted),
/// if somebody's role in it allows the action.
///
/// # Errors
/// [`Error::NotFound`] for a venue that is not there or is none of theirs,
/// which is not told apart; [`Error::NotAllowed`].
pub(crate) async fn access(
    conn: &mut SqliteConnection,
    venue: VenueId,
    person: i64,
    action: Action,
) -> Result<i64, Error> {
    let (key, role): (i64, u8) = sqlx::query_as(
        "SELECT v.key, m.role FROM venues v \
         JOIN members m ON m.venue = v.key AND m.person = ?2 AND m.until IS NULL \
         WHERE v.id = ?1 AND (v.deleted_at IS NOT NULL) = ?3",
    )
    .bind(venue.as_bytes().to_vec())
    .bind(person)
    .bind(action == Action::Restore)
    .fetch_optional(conn)
    .await?
    .ok_or(Error::NotFound)?;
    if !read_role(role)?.may(action) {
        return Err(Error::NotAllowed);
    }
    Ok(key)
}

impl Store {
    /// As [`access`], outside of a change.
    pub(crate) async fn access(
        &self,
        venue: VenueId,
        person: i64,
        action: Action,
    ) -> Result<i64, Error> {
        let mut conn = self.read.acquire().await?;
        access(&mut conn, venue, person, action).await
    }

    /// The venue's id, if the person may do this with it.
    pub(crate) async fn venue_seen_by(
        &self,
        venue: i64,
        person: i64,
        action: Action,
    ) -> Result<Option<VenueId>, Error> {
        let found: Option<(Vec<u8>, u8)> = sqlx::query_as(
            "SELECT v.id, m.role FROM venues v JOIN members m ON m.venue = v.key \
             WHERE v.key = ? AND m.person = ? AND m.until IS NULL AND v.deleted_at IS NULL",
        )
        .bind(venue)
        .bind(person)
        .fetch_optional(&self.read)
        .await?;
        let Some((id, role)) = found else {
            return Ok(None);
        };
        let id = VenueId::from_bytes(fixed(&id, "venues.id")?);
        Ok(read_role(role)?.may(action).then_some(id))
    }

    /// The venues that the person may do this with, each with its key.
    pub(crate) async fn venues_allowing(
        &self,
        person: i64,
        action: Action,
    ) -> Result<Vec<(i64, VenueId)>, Error> {
        let sql = format!(
            "SELECT v.key, v.id FROM members m JOIN venues v ON v.key = m.venue \
             WHERE m.person = ? AND m.until IS NULL AND m.role IN ({roles}) \
             AND v.deleted_at IS NULL ORDER BY v.key",
            roles = roles_that_may(action)
        );
        let venues: Vec<(i64, Vec<u8>)> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(person)
            .fetch_all(&self.read)
            .await?;
        let read =
            |(key, id): (i64, Vec<u8>)| Ok((key, VenueId::from_bytes(fixed(&id, "venues.id")?)));
        venues.into_iter().map(read).collect()
    }

    /// Everybody with a role in the venue, owners first.
    pub(crate) async fn members(&self, venue: i64, you: i64) -> Result<Vec<Member>, Error> {
        let rows = sqlx::query(
            "SELECT p.key, p.id, p.phone, p.name, m.role, m.since FROM members m \
             JOIN people p ON p.key = m.person \
             WHERE m.venue = ? AND m.until IS NULL ORDER BY m.role, m.since, m.key",
        )
        .bind(venue)
        .fetch_all(&self.read)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(Member {
                    person: PersonId::from_bytes(fixed(row.try_get("id")?, "people.id")?),
                    phone: read_phone(row.try_get("phone")?)?,
                    name: row.try_get("name")?,
                    role: read_role(row.try_get("role")?)?,
                    since: Timestamp::from_millis(row.try_get("since")?),
                    is_you: row.try_get::<i64, _>("key")? == you,
                })
            })
            .collect()
    }
}

/// The person's role in the venue, with nobody's permission asked.
pub(super) async fn role_of(
    conn: &mut SqliteConnection,
    venue: i64,
    person: i64,
) -> Result<Option<Role>, Error> {
    let role: Option<u8> = sqlx::query_scalar(
        "SELECT role FROM members WHERE venue = ? AND person = ? AND until IS NULL",
    )
    .bind(venue)
    .bind(person)
    .fetch_optional(conn)
    .await?;
    role.map(read_role).transpose()
}

/// Gives somebody a role, in place of the one that they had.
pub(super) async fn give(
    conn: &mut SqliteConnection,
    venue: i64,
    person: i64,
    role: Role,
    now: Timestamp,
) -> Result<(), Error> {
    end(conn, venue, person, now).await?;
    sqlx::query("INSERT INTO members (venue, person, role, since) VALUES (?, ?, ?, ?)")
        .bind(venue)
        .bind(person)
        .bind(role.number())
        .bind(now.as_millis())
        .execute(conn)
        .await?;
    Ok(())
}

/// Ends somebody's role, if they have one.
pub(super) async fn end(
    conn: &mut SqliteConnection,
    venue: i64,
    person: i64,
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query("UPDATE members SET until = ? WHERE venue = ? AND person = ? AND until IS NULL")
        .bind(now.as_millis())
        .bind(venue)
        .bind(person)
        .execute(conn)
        .await?;
    Ok(())
}

/// How many owners the venue has.
pub(super) async fn owners(conn: &mut SqliteConnection, venue: i64) -> Result<i64, Error> {
    let count = sqlx::query_scalar(
        "SELECT count(*) FROM members WHERE venue = ? AND role = ? AND until IS NULL",
    )
    .bind(venue)
    .bind(Role::Owner.number())
    .fetch_one(conn)
    .await?;
    Ok(count)
}

pub(super) fn read_role(number: u8) -> Result<Role, Error> {
    Role::from_number(number).ok_or(Error::Unreadable("members.role"))
}
