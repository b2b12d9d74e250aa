//! Venues and their points: registering and changing them.

use std::sync::atomic::Ordering;

use domain::area::AreaCode;
use domain::ids::VenueId;
use domain::owner::event::VenueEvent;
use domain::owner::role::Role;
use domain::time::Timestamp;
use domain::venue::{
    MAX_POINTS, Point, PointKind, PointNumber, Venue, VenueDetails, VenueError, VenueKind,
};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::change::Change;
use super::events::{self, Actor, NewEvent};
use super::{Store, fixed, members, otp};
use crate::Error;
use crate::otp::limits;

/// The columns that [`read_venues`] reads.
pub(super) const COLUMNS: &str = "v.id, v.name, v.kind, v.address, v.ward, v.ward_name, \
     v.usual_stay_minutes, p.number, p.kind AS point_kind, p.poster_version";

/// A venue to be registered.
pub(crate) struct NewVenue<'a> {
    pub(crate) id: VenueId,
    pub(crate) details: &'a VenueDetails,
    pub(crate) ward_name: &'a str,
    pub(crate) first_point: &'a PointKind,
}

impl Store {
    /// Adds a venue with its first point, of which `owner` is the owner; nothing
    /// happens when the id is taken.
    ///
    /// # Errors
    /// [`Error::TooManyCalls`] when the owner registered too many in a day.
    pub(crate) async fn add_venue(
        &self,
        new: &NewVenue<'_>,
        owner: i64,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<(), Error> {
        let mut transaction = self.begin().await?;
        let key: Option<i64> = sqlx::query_scalar(
            "INSERT INTO venues (id, registered_by, name, kind, address, ward, ward_name, \
             usual_stay_minutes, registered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) \
             ON CONFLICT (id) DO NOTHING RETURNING key",
        )
        .bind(new.id.as_bytes().to_vec())
        .bind(owner)
        .bind(&new.details.name)
        .bind(new.details.kind.number())
        .bind(&new.details.address)
        .bind(new.details.ward.0)
        .bind(new.ward_name)
        .bind(new.details.usual_stay_minutes)
        .bind(now.as_millis())
        .fetch_optional(&mut *transaction)
        .await?;
        let Some(key) = key else { return Ok(()) };
        let limit = limits::of_person(limits::REGISTRATIONS, owner);
        otp::count_or_refuse(&mut transaction, &limit, now).await?;
        add_point(&mut transaction, key, 1, new.first_point).await?;
        members::give(&mut transaction, key, owner, Role::Owner, now).await?;
        let registered = NewEvent {
            venue: key,
            id: new.id,
            at: now,
            actor,
            event: &VenueEvent::Registered,
        };
        events::append(&mut transaction, self.seal(), &registered).await?;
        transaction.commit().await?;
        self.members.fetch_add(1, Ordering::Release);
        Ok(())
    }
}

impl Change<'_> {
    /// The venue as it stands, with what this change did so far.
    pub(crate) async fn venue(&mut self) -> Result<Venue, Error> {
        let venue = self.venue;
        let sql = format!(
            "SELECT {COLUMNS} FROM venues v JOIN points p ON p.venue = v.key \
             WHERE v.key = ? ORDER BY p.number"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(venue)
            .fetch_all(self.conn())
            .await?;
        read_venues(&rows)?.pop().ok_or(Error::NotFound)
    }

    /// Puts other details in the place of the ones before.
    pub(crate) async fn set_details(
        &mut self,
        details: &VenueDetails,
        ward_name: &str,
    ) -> Result<(), Error> {
        let venue = self.venue;
        sqlx::query(
            "UPDATE venues SET renamed = renamed OR name <> ?1, name = ?1, kind = ?2, \
             address = ?3, ward = ?4, ward_name = ?5, usual_stay_minutes = ?6 WHERE key = ?7",
        )
        .bind(&details.name)
        .bind(details.kind.number())
        .bind(&details.address)
        .bind(details.ward.0)
        .bind(ward_name)
        .bind(details.usual_stay_minutes)
        .bind(venue)
        .execute(self.conn())
        .await?;
        Ok(())
    }

    /// Adds points after the venue's last.
    ///
    /// # Errors
    /// [`VenueError::TooManyPoints`], and then none is added.
    pub(crate) async fn add_points(&mut self, kinds: &[PointKind]) -> Result<(), Error> {
        let venue = self.venue;
        let (count, last): (i64, u16) =
            sqlx::query_as("SELECT count(*), coalesce(max(number), 0) FROM points WHERE venue = ?")
                .bind(venue)
                .fetch_one(self.conn())
                .await?;
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        if count.saturating_add(kinds.len()) > MAX_POINTS {
            return Err(VenueError::TooManyPoints.into());
        }
        for (number, kind) in (last + 1..).zip(kinds) {
            add_point(self.conn(), venue, number, kind).await?;
        }
        Ok(())
    }
}

async fn add_point(
    conn: &mut SqliteConnection,
    venue: i64,
    number: u16,
    kind: &PointKind,
) -> Result<(), Error> {
    let kind = serde_json::to_string(kind).map_err(|_| Error::Unreadable("points.kind"))?;
    sqlx::query("INSERT INTO points (venue, number, kind, poster_version) VALUES (?, ?, ?, 1)")
        .bind(venue)
        .bind(number)
        .bind(kind)
        .execute(conn)
        .await?;
    Ok(())
}

/// Venues out of rows with [`COLUMNS`], one for each point, a venue's together.
pub(super) fn read_venues(rows: &[SqliteRow]) -> Result<Vec<Venue>, Error> {
    let mut venues: Vec<Venue> = Vec::new();
    for row in rows {
        let point = read_point(row)?;
        let id = VenueId::from_bytes(fixed(row.try_get("id")?, "venues.id")?);
        match venues.last_mut() {
            Some(venue) if venue.id == id => venue.points.push(point),
            _ => venues.push(read_venue(id, row, point)?),
        }
    }
    Ok(venues)
}

fn read_venue(id: VenueId, row: &SqliteRow, first_point: Point) -> Result<Venue, Error> {
    Ok(Venue {
        id,
        details: VenueDetails {
            name: row.try_get("name")?,
            kind: VenueKind::from_number(row.try_get("kind")?).unwrap_or(VenueKind::Other),
            address: row.try_get("address")?,
            ward: AreaCode(row.try_get("ward")?),
            usual_stay_minutes: row.try_get("usual_stay_minutes")?,
        },
        ward_name: row.try_get("ward_name")?,
        points: vec![first_point],
    })
}

pub(super) fn read_point(row: &SqliteRow) -> Result<Point, Error> {
    Ok(Point {
        number: PointNumber(row.try_get("number")?),
        kind: read_point_kind(row.try_get("point_kind")?)?,
        poster_version: row.try_get("poster_version")?,
    })
}

pub(super) fn read_point_kind(json: &str) -> Result<PointKind, Error> {
    serde_json::from_str(json).map_err(|_| Error::Unreadable("points.kind"))
}
