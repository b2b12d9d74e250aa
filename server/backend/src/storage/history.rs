//! A page of a scan history, newest first.

use domain::history::{Cursor, HistoryFilter, HistoryRow, MaskedVisitor};
use domain::ids::{RecordId, VenueId};
use domain::owner::role::Action;
use domain::person::masked_name;
use domain::time::Timestamp;
use domain::venue::{Direction, PointNumber};
use sqlx::error::BoxDynError;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments, Row, SqliteConnection};

use super::people::read_phone;
use super::staff_scans::read_by_staff;
use super::statements::{HISTORY_COUNT, HISTORY_PAGE, SEEN_POINTS, roles_that_may};
use super::venues::read_point_kind;
use super::{Store, fixed};
use crate::Error;

/// Which rows are wanted, when not all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Points {
    /// Points that must be among these; `None`: any.
    pub(crate) within: Option<Vec<i64>>,
    /// What was searched for: among these, or else by [`Points::phone_end`].
    pub(crate) found: Option<Vec<i64>>,
    /// The last three digits of a visitor's number.
    pub(crate) phone_end: Option<String>,
    /// Only this way.
    pub(crate) directed: Option<Directed>,
    /// Only what had arrived at this moment.
    pub(crate) arrived_until: Option<Timestamp>,
    /// Only these venues', by their keys.
    pub(crate) venues: Option<Vec<i64>>,
}

impl Points {
    /// Whether no row can be wanted: then none needs to be looked at.
    pub(crate) fn are_none(&self) -> bool {
        let is_empty = |list: &Option<Vec<i64>>| list.as_ref().is_some_and(Vec::is_empty);
        is_empty(&self.within) || (is_empty(&self.found) && self.phone_end.is_none())
    }
}

/// Which way people go: as staff said, else by the point.
#[derive(Clone, Debug)]
pub(crate) struct Directed {
    pub(crate) way: Direction,
    /// The points where they go that way.
    pub(crate) points: Vec<i64>,
}

fn json(list: &[i64]) -> String {
    serde_json::to_string(list).unwrap_or_default()
}

/// Before every row there is.
const NEWEST: Cursor = Cursor {
    at: Timestamp::from_millis(i64::MAX),
    id: RecordId::from_bytes([u8::MAX; 16]),
};

/// A point of any venue as one number.
pub(crate) const fn point_number(venue: i64, point: u16) -> i64 {
    venue * 65_536 + point as i64
}

/// A point as searching looks at it.
pub(crate) struct SearchedPoint {
    pub(crate) number: i64,
    pub(crate) point: PointNumber,
    pub(crate) venue_name: String,
    pub(crate) kind: domain::venue::PointKind,
}

impl Store {
    /// The points of the venues whose history the person may see; `only` this venue's.
    pub(crate) async fn searched_points(
        &self,
        person: i64,
        only: Option<VenueId>,
    ) -> Result<Vec<SearchedPoint>, Error> {
        let sql: &'static str = &SEEN_POINTS;
        let rows = sqlx::query(sql)
            .bind(person)
            .bind(only.map(|id| id.as_bytes().to_vec()))
            .fetch_all(&self.read)
            .await?;
        rows.iter()
            .map(|row| {
                let point: u16 = row.try_get("number")?;
                Ok(SearchedPoint {
                    number: point_number(row.try_get("key")?, point),
                    point: PointNumber(point),
                    venue_name: row.try_get("name")?,
                    kind: read_point_kind(row.try_get("kind")?)?,
                })
            })
            .collect()
    }

    /// Up to `rows` rows of the venues whose history the person may see.
    pub(crate) async fn history(
        &self,
        person: i64,
        filter: &HistoryFilter,
        points: &Points,
        rows: usize,
    ) -> Result<Vec<HistoryRow>, Error> {
        let mut conn = self.read.acquire().await?;
        history(&mut conn, person, filter, points, rows).await
    }

    /// The same of the venues that `points` names.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] when the person may no longer export one of them: a
    /// file that goes on without it would look whole.
    pub(crate) async fn exported(
        &self,
        person: i64,
        filter: &HistoryFilter,
        points: &Points,
        rows: usize,
    ) -> Result<Vec<HistoryRow>, Error> {
        let venues = points.venues.as_deref().unwrap_or_default();
        let sql = format!(
            "SELECT count(*) FROM members m JOIN venues v ON v.key = m.venue \
             WHERE m.person = ? AND m.until IS NULL AND m.role IN ({roles}) \
             AND v.deleted_at IS NULL AND v.key IN (SELECT value FROM json_each(?))",
            roles = roles_that_may(Action::Export)
        );
        // Both see the same moment.
        let mut moment = self.read.begin().await?;
        let allowed: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .bind(person)
            .bind(json(venues))
            .fetch_one(&mut *moment)
            .await?;
        if usize::try_from(allowed) != Ok(venues.len()) {
            return Err(Error::NotAllowed);
        }
        history(&mut moment, person, filter, points, rows).await
    }

    /// When something last arrived; what comes later has a later moment.
    pub(crate) async fn last_arrival(&self) -> Result<Timestamp, Error> {
        let at = sqlx::query_scalar("SELECT last_at FROM arrivals")
            .fetch_one(&self.read)
            .await?;
        Ok(Timestamp::from_millis(at))
    }

    /// How many rows [`Store::history`] gives in all, of each venue.
    pub(crate) async fn count_history(
        &self,
        person: i64,
        filter: &HistoryFilter,
        points: &Points,
    ) -> Result<Vec<(VenueId, u64)>, Error> {
        let mut filter = filter.clone();
        if points.are_none() {
            filter.until = Some(Timestamp::from_millis(i64::MIN));
        }
        let sql: &'static str = &HISTORY_COUNT;
        let counts = sqlx::query_with(sql, asked(person, &filter, points, 0)?)
            .fetch_all(&self.read)
            .await?;
        let read = |row: &SqliteRow| {
            let id = VenueId::from_bytes(fixed(row.try_get(0)?, "venues.id")?);
            Ok((id, u64::try_from(row.try_get::<i64, _>(1)?).unwrap_or(0)))
        };
        counts.iter().map(read).collect()
    }
}

async fn history(
    conn: &mut SqliteConnection,
    person: i64,
    filter: &HistoryFilter,
    points: &Points,
    rows: usize,
) -> Result<Vec<HistoryRow>, Error> {
    if points.are_none() {
        return Ok(Vec::new());
    }
    let sql: &'static str = &HISTORY_PAGE;
    let rows = sqlx::query_with(sql, asked(person, filter, points, rows)?)
        .fetch_all(conn)
        .await?;
    rows.iter().map(read_row).collect()
}

/// What both statements are asked: `?1` to `?14`.
fn asked(
    person: i64,
    filter: &HistoryFilter,
    points: &Points,
    rows: usize,
) -> Result<SqliteArguments, sqlx::Error> {
    let after = filter.after.unwrap_or(NEWEST);
    let mut asked = SqliteArguments::default();
    let mut add = || -> Result<(), BoxDynError> {
        asked.add(person)?;
        asked.add(filter.venue.map(|id| id.as_bytes().to_vec()))?;
        asked.add(filter.from.map_or(i64::MIN, Timestamp::as_millis))?;
        asked.add(filter.until.map_or(i64::MAX, Timestamp::as_millis))?;
        asked.add(after.at.as_millis())?;
        asked.add(after.id.as_bytes().to_vec())?;
        asked.add(points.within.as_deref().map(json))?;
        asked.add(points.found.as_deref().map(json))?;
        asked.add(points.phone_end.clone())?;
        asked.add(points.arrived_until.map(Timestamp::as_millis))?;
        let directed = points.directed.as_ref();
        asked.add(directed.map(|it| it.way as u8))?;
        asked.add(directed.map(|it| json(&it.points)))?;
        asked.add(i64::try_from(rows).unwrap_or(i64::MAX))?;
        asked.add(points.venues.as_deref().map(json))
    };
    add().map_err(sqlx::Error::Encode)?;
    Ok(asked)
}

fn read_row(row: &SqliteRow) -> Result<HistoryRow, Error> {
    let name: Option<String> = row.try_get("visitor_name")?;
    let phone: Option<String> = row.try_get("visitor_phone")?;
    let visitor = match name.zip(phone) {
        Some((name, phone)) => Some(MaskedVisitor {
            name: masked_name(&name),
            phone: read_phone(phone)?.masked(),
        }),
        None => None,
    };
    Ok(HistoryRow {
        id: RecordId::from_bytes(fixed(row.try_get("id")?, "check_ins.id")?),
        venue: VenueId::from_bytes(fixed(row.try_get("venue_id")?, "venues.id")?),
        venue_name: row.try_get("venue_name")?,
        point: PointNumber(row.try_get("point")?),
        point_kind: read_point_kind(row.try_get("point_kind")?)?,
        at: Timestamp::from_millis(row.try_get("at")?),
        received_at: Timestamp::from_millis(row.try_get("received_at")?),
        visitor,
        by_staff: read_by_staff(row)?,
    })
}
