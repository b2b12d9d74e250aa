//! Invitations to take part in running a venue.

use domain::ids::{ChallengeId, PersonId, ShareId, VenueId};
use domain::owner::role::{Action, Role};
use domain::owner::sharing::{Invitation, PendingShare};
use domain::phone::PhoneNumber;
use domain::time::Timestamp;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::change::Change;
use super::people::read_phone;
use super::{Store, fixed, members};
use crate::Error;

/// An invitation that is open, by somebody who may still share; as much of it as
/// its completion needs.
pub(crate) struct OpenShare {
    pub(crate) venue: VenueId,
    pub(super) venue_key: i64,
    pub(crate) venue_name: String,
    pub(crate) phone: PhoneNumber,
    pub(crate) role: Role,
    pub(crate) challenge: ChallengeId,
}

impl Change<'_> {
    /// Invites, in place of an earlier invitation to the same number.
    pub(crate) async fn invite(
        &mut self,
        share: ShareId,
        phone: &PhoneNumber,
        role: Role,
        challenge: ChallengeId,
        expires_at: Timestamp,
    ) -> Result<(), Error> {
        let (venue, person, now) = (self.venue, self.person(), self.now.as_millis());
        sqlx::query(
            "UPDATE shares SET ended_at = ? WHERE venue = ? AND phone = ? AND ended_at IS NULL",
        )
        .bind(now)
        .bind(venue)
        .bind(phone.e164())
        .execute(&mut *self.conn())
        .await?;
        sqlx::query(
            "INSERT INTO shares (id, venue, phone, role, invited_by, invited_at, expires_at, \
             challenge) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(share.as_bytes().to_vec())
        .bind(venue)
        .bind(phone.e164())
        .bind(role.number())
        .bind(person)
        .bind(now)
        .bind(expires_at.as_millis())
        .bind(challenge.as_bytes().to_vec())
        .execute(self.conn())
        .await?;
        Ok(())
    }

    /// Puts a new code in the place of the one before, and starts its time anew.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it was completed or withdrawn meanwhile.
    pub(crate) async fn renew_share(
        &mut self,
        share: ShareId,
        challenge: ChallengeId,
        expires_at: Timestamp,
    ) -> Result<(), Error> {
        let renewed = sqlx::query(
            "UPDATE shares SET challenge = ?, expires_at = ? WHERE id = ? AND ended_at IS NULL",
        )
        .bind(challenge.as_bytes().to_vec())
        .bind(expires_at.as_millis())
        .bind(share.as_bytes().to_vec())
        .execute(self.conn())
        .await?;
        match renewed.rows_affected() {
            0 => Err(Error::NotFound),
            _ => Ok(()),
        }
    }

    /// Gives somebody a role here.
    pub(crate) async fn give_role(&mut self, person: i64, role: Role) -> Result<(), Error> {
        let (venue, now) = (self.venue, self.now);
        self.moves_members();
        members::give(self.conn(), venue, person, role, now).await
    }

    /// Ends the role of a person; gives their number and what it was.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody without a role here, [`Error::LastOwner`].
    pub(crate) async fn end_role(
        &mut self,
        person: PersonId,
    ) -> Result<(PhoneNumber, Role), Error> {
        let (venue, now) = (self.venue, self.now);
        let (key, phone): (i64, String) =
            sqlx::query_as("SELECT key, phone FROM people WHERE id = ?")
                .bind(person.as_bytes().to_vec())
                .fetch_optional(&mut *self.conn())
                .await?
                .ok_or(Error::NotFound)?;
        let role = members::role_of(self.conn(), venue, key)
            .await?
            .ok_or(Error::NotFound)?;
        if role == Role::Owner && members::owners(self.conn(), venue).await? <= 1 {
            return Err(Error::LastOwner);
        }
        self.moves_members();
        members::end(self.conn(), venue, key, now).await?;
        Ok((read_phone(phone)?, role))
    }
}

impl Store {
    /// The role that the person with this number has in the venue.
    pub(crate) async fn role_of_phone(
        &self,
        venue: i64,
        phone: &PhoneNumber,
    ) -> Result<Option<Role>, Error> {
        let role: Option<u8> = sqlx::query_scalar(
            "SELECT m.role FROM members m JOIN people p ON p.key = m.person \
             WHERE m.venue = ? AND p.phone = ? AND m.until IS NULL",
        )
        .bind(venue)
        .bind(phone.e164())
        .fetch_optional(&self.read)
        .await?;
        role.map(members::read_role).transpose()
    }

    /// The venue's open invitations, newest first.
    pub(crate) async fn pending_shares(
        &self,
        venue: i64,
        now: Timestamp,
    ) -> Result<Vec<PendingShare>, Error> {
        let rows = sqlx::query(
            "SELECT s.id, s.phone, s.role, s.invited_at, s.expires_at FROM shares s \
             JOIN members i ON i.venue = s.venue AND i.person = s.invited_by \
             AND i.until IS NULL AND i.role = ?3 \
             WHERE s.venue = ?1 AND s.ended_at IS NULL AND s.expires_at > ?2 \
             ORDER BY s.invited_at DESC, s.id DESC",
        )
        .bind(venue)
        .bind(now.as_millis())
        .bind(Role::Owner.number())
        .fetch_all(&self.read)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(PendingShare {
                    share: read_id(row)?,
                    phone: read_phone(row.try_get("phone")?)?,
                    role: members::read_role(row.try_get("role")?)?,
                    invited_at: Timestamp::from_millis(row.try_get("invited_at")?),
                    expires_at: Timestamp::from_millis(row.try_get("expires_at")?),
                })
            })
            .collect()
    }

    /// Open invitations to this number.
    pub(crate) async fn invitations(
        &self,
        phone: &PhoneNumber,
        now: Timestamp,
    ) -> Result<Vec<Invitation>, Error> {
        let rows = sqlx::query(
            "SELECT s.id, s.role, s.expires_at, v.name, v.address, v.ward_name, p.phone \
             FROM shares s JOIN venues v ON v.key = s.venue JOIN people p ON p.key = s.invited_by \
             JOIN members i ON i.venue = s.venue AND i.person = s.invited_by \
             AND i.until IS NULL AND i.role = ?3 \
             WHERE s.phone = ?1 AND s.ended_at IS NULL AND s.expires_at > ?2 \
             AND v.deleted_at IS NULL ORDER BY s.invited_at DESC, s.id DESC",
        )
        .bind(phone.e164())
        .bind(now.as_millis())
        .bind(Role::Owner.number())
        .fetch_all(&self.read)
        .await?;
        rows.iter()
            .map(|row| {
                let (address, ward): (String, String) =
                    (row.try_get("address")?, row.try_get("ward_name")?);
                Ok(Invitation {
                    share: read_id(row)?,
                    venue_name: row.try_get("name")?,
                    address: format!("{address}, {ward}"),
                    role: members::read_role(row.try_get("role")?)?,
                    invited_by: read_phone(row.try_get("phone")?)?,
                    expires_at: Timestamp::from_millis(row.try_get("expires_at")?),
                })
            })
            .collect()
    }

    /// An open invitation, if this person may complete or end it: whoever it is
    /// for, or somebody who may share that venue.
    pub(crate) async fn open_share(
        &self,
        share: ShareId,
        person: i64,
        phone: &PhoneNumber,
        now: Timestamp,
    ) -> Result<Option<OpenShare>, Error> {
        let mut conn = self.read.acquire().await?;
        open(&mut conn, share, person, phone, now).await
    }
}

/// As [`Store::open_share`], also inside of a change.
pub(super) async fn open(
    conn: &mut SqliteConnection,
    share: ShareId,
    person: i64,
    phone: &PhoneNumber,
    now: Timestamp,
) -> Result<Option<OpenShare>, Error> {
    let found = sqlx::query(
        "SELECT s.phone, s.role, s.challenge, v.key, v.id AS venue, v.name, m.role AS own_role \
         FROM shares s JOIN venues v ON v.key = s.venue \
         JOIN members i ON i.venue = s.venue AND i.person = s.invited_by \
         AND i.until IS NULL AND i.role = ?4 \
         LEFT JOIN members m ON m.venue = s.venue AND m.person = ?2 AND m.until IS NULL \
         WHERE s.id = ?1 AND s.ended_at IS NULL AND s.expires_at > ?3 \
         AND v.deleted_at IS NULL",
    )
    .bind(share.as_bytes().to_vec())
    .bind(person)
    .bind(now.as_millis())
    .bind(Role::Owner.number())
    .fetch_optional(conn)
    .await?;
    let Some(row) = found else { return Ok(None) };
    let challenge = fixed(row.try_get("challenge")?, "shares.challenge")?;
    let open = OpenShare {
        venue: VenueId::from_bytes(fixed(row.try_get("venue")?, "venues.id")?),
        venue_key: row.try_get("key")?,
        venue_name: row.try_get("name")?,
        phone: read_phone(row.try_get("phone")?)?,
        role: members::read_role(row.try_get("role")?)?,
        challenge: ChallengeId::from_bytes(challenge),
    };
    let own: Option<u8> = row.try_get("own_role")?;
    let may_share = match own {
        Some(own) => members::read_role(own)?.may(Action::Share),
        None => false,
    };
    Ok((may_share || open.phone == *phone).then_some(open))
}

/// Ends an invitation that is open.
pub(super) async fn end(
    conn: &mut SqliteConnection,
    share: ShareId,
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query("UPDATE shares SET ended_at = ? WHERE id = ? AND ended_at IS NULL")
        .bind(now.as_millis())
        .bind(share.as_bytes().to_vec())
        .execute(conn)
        .await?;
    Ok(())
}

fn read_id(row: &SqliteRow) -> Result<ShareId, Error> {
    Ok(ShareId::from_bytes(fixed(row.try_get("id")?, "shares.id")?))
}
