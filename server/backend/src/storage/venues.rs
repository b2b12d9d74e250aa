//! Venues and their points; and the points that check-ins are tested against.

use std::collections::{HashMap, HashSet};
use std::sync::{PoisonError, RwLock};

use domain::area::AreaCode;
use domain::ids::VenueId;
use domain::time::Timestamp;
use domain::venue::{
    MAX_POINTS, Point, PointKind, PointNumber, Venue, VenueDetails, VenueError, VenueKind,
};
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};

use super::{Store, fixed};
use crate::Error;

/// Venues kept in memory; more than a city has.
const MOST_KNOWN: usize = 1_000_000;

/// What a check-in is tested against.
#[derive(Clone)]
pub(crate) struct KnownVenue {
    pub(crate) key: i64,
    pub(crate) points: HashSet<u16>,
}

/// Venues that are there. One that is missing here may have been registered a
/// moment ago, so only the database can say that there is none.
#[derive(Default)]
pub(crate) struct KnownVenues(RwLock<HashMap<VenueId, KnownVenue>>);

impl Store {
    /// Adds a venue with its first point; nothing happens when the id is taken.
    pub(crate) async fn add_venue(
        &self,
        id: VenueId,
        owner: i64,
        details: &VenueDetails,
        ward_name: &str,
        first_point: &PointKind,
        now: Timestamp,
    ) -> Result<(), Error> {
        let mut transaction = self.begin().await?;
        let key: Option<i64> = sqlx::query_scalar(
            "INSERT INTO venues (id, owner, name, kind, address, ward, ward_name, \
             usual_stay_minutes, registered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) \
             ON CONFLICT (id) DO NOTHING RETURNING key",
        )
        .bind(id.as_bytes().to_vec())
        .bind(owner)
        .bind(&details.name)
        .bind(details.kind.number())
        .bind(&details.address)
        .bind(details.ward.0)
        .bind(ward_name)
        .bind(details.usual_stay_minutes)
        .bind(now.as_millis())
        .fetch_optional(&mut *transaction)
        .await?;
        if let Some(key) = key {
            add_point(&mut transaction, key, 1, first_point).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Adds points after the venue's last.
    ///
    /// # Errors
    /// [`Error::NotFound`] unless the venue is `owner`'s;
    /// [`VenueError::TooManyPoints`], and then none is added.
    pub(crate) async fn add_points(
        &self,
        id: VenueId,
        owner: i64,
        kinds: &[PointKind],
    ) -> Result<(), Error> {
        let mut transaction = self.begin().await?;
        let key: i64 = sqlx::query_scalar("SELECT key FROM venues WHERE id = ? AND owner = ?")
            .bind(id.as_bytes().to_vec())
            .bind(owner)
            .fetch_optional(&mut *transaction)
            .await?
            .ok_or(Error::NotFound)?;
        let (count, last): (i64, u16) =
            sqlx::query_as("SELECT count(*), coalesce(max(number), 0) FROM points WHERE venue = ?")
                .bind(key)
                .fetch_one(&mut *transaction)
                .await?;
        if usize::try_from(count)
            .unwrap_or(usize::MAX)
            .saturating_add(kinds.len())
            > MAX_POINTS
        {
            return Err(VenueError::TooManyPoints.into());
        }
        for (number, kind) in (last + 1..).zip(kinds) {
            add_point(&mut transaction, key, number, kind).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// The owner's venue with its points.
    pub(crate) async fn venue(&self, id: VenueId, owner: i64) -> Result<Option<Venue>, Error> {
        Ok(self.read_venues(owner, Some(id)).await?.pop())
    }

    /// All of the owner's venues, in the order of registration.
    pub(crate) async fn venues_of(&self, owner: i64) -> Result<Vec<Venue>, Error> {
        self.read_venues(owner, None).await
    }

    async fn read_venues(&self, owner: i64, only: Option<VenueId>) -> Result<Vec<Venue>, Error> {
        let rows = sqlx::query(
            "SELECT v.id, v.name, v.kind, v.address, v.ward, v.ward_name, v.usual_stay_minutes, \
             p.number, p.kind AS point_kind, p.poster_version \
             FROM venues v JOIN points p ON p.venue = v.key \
             WHERE v.owner = ?1 AND (?2 IS NULL OR v.id = ?2) ORDER BY v.key, p.number",
        )
        .bind(owner)
        .bind(only.map(|id| id.as_bytes().to_vec()))
        .fetch_all(&self.read)
        .await?;
        let mut venues: Vec<Venue> = Vec::new();
        for row in &rows {
            let point = read_point(row)?;
            let id = VenueId::from_bytes(fixed(row.try_get("id")?, "venues.id")?);
            match venues.last_mut() {
                Some(venue) if venue.id == id => venue.points.push(point),
                _ => venues.push(read_venue(id, row, point)?),
            }
        }
        Ok(venues)
    }

    /// Those of `wanted` that are there, each with at least the points named:
    /// from memory, the others with one query.
    pub(crate) async fn known_venues(
        &self,
        wanted: &HashSet<(VenueId, u16)>,
    ) -> Result<HashMap<VenueId, KnownVenue>, Error> {
        let (mut known, missing) = self.known_venues.split(wanted);
        if !missing.is_empty() {
            let read = self.read_known(&missing).await?;
            self.known_venues.add(&read);
            known.extend(read);
        }
        Ok(known)
    }

    async fn read_known(
        &self,
        ids: &HashSet<VenueId>,
    ) -> Result<HashMap<VenueId, KnownVenue>, Error> {
        let mut query = QueryBuilder::<Sqlite>::new(
            "SELECT v.id, v.key, p.number FROM venues v JOIN points p ON p.venue = v.key \
             WHERE v.id IN (",
        );
        let mut list = query.separated(", ");
        for id in ids {
            list.push_bind(id.as_bytes().to_vec());
        }
        query.push(")");
        let mut known = HashMap::new();
        for row in query
            .build()
            .persistent(false)
            .fetch_all(&self.read)
            .await?
        {
            let id = VenueId::from_bytes(fixed(row.try_get(0)?, "venues.id")?);
            let venue = known.entry(id).or_insert(KnownVenue {
                key: row.try_get(1)?,
                points: HashSet::new(),
            });
            venue.points.insert(row.try_get(2)?);
        }
        Ok(known)
    }
}

impl KnownVenues {
    fn split(
        &self,
        wanted: &HashSet<(VenueId, u16)>,
    ) -> (HashMap<VenueId, KnownVenue>, HashSet<VenueId>) {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let (mut known, mut missing) = (HashMap::new(), HashSet::new());
        for (id, point) in wanted {
            match all.get(id) {
                Some(venue) if venue.points.contains(point) => {
                    known.entry(*id).or_insert_with(|| venue.clone());
                }
                _ => {
                    missing.insert(*id);
                }
            }
        }
        (known, missing)
    }

    fn add(&self, read: &HashMap<VenueId, KnownVenue>) {
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if all.len() + read.len() > MOST_KNOWN {
            all.clear();
        }
        all.extend(read.iter().map(|(id, venue)| (*id, venue.clone())));
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

fn read_point(row: &SqliteRow) -> Result<Point, Error> {
    Ok(Point {
        number: PointNumber(row.try_get("number")?),
        kind: read_point_kind(row.try_get("point_kind")?)?,
        poster_version: row.try_get("poster_version")?,
    })
}

pub(super) fn read_point_kind(json: &str) -> Result<PointKind, Error> {
    serde_json::from_str(json).map_err(|_| Error::Unreadable("points.kind"))
}
