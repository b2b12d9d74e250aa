//! A page of a scan history, newest first.

use domain::history::{Cursor, HistoryFilter, HistoryRow, MaskedVisitor};
use domain::ids::{RecordId, VenueId};
use domain::owner::role::{Action, Role};
use domain::person::masked_name;
use domain::time::Timestamp;
use domain::venue::PointNumber;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::managed::undo_ms;
use super::people::read_phone;
use super::statements::HISTORY_PAGE;
use super::venues::read_point_kind;
use super::{Store, fixed};
use crate::Error;

/// How many rows there are from the cursor on.
const COUNT: &str = "
SELECT count(*)
FROM members m
CROSS JOIN venues v ON v.key = m.venue
CROSS JOIN check_ins k
WHERE m.person = ?1 AND m.until IS NULL AND m.role <= ?11
  AND v.deleted_at IS NULL AND (?2 IS NULL OR v.id = ?2)
  AND k.venue = v.key AND k.at >= ?3 AND k.at < ?4 AND (k.at, k.id) < (?5, ?6)
  AND (?8 IS NULL OR k.venue * 65536 + k.point IN (SELECT value FROM json_each(?8)))
  AND (?9 IS NULL OR k.venue * 65536 + k.point IN (SELECT value FROM json_each(?9))
    OR (?10 IS NOT NULL AND EXISTS (
      SELECT 1 FROM devices e JOIN people q ON q.key = e.person
      WHERE e.key = k.device AND substr(q.phone, -3) = ?10)))
  AND (?12 IS NULL OR k.received_at <= ?12)
  AND NOT EXISTS (
    SELECT 1 FROM undos u
    WHERE u.check_in = k.id AND u.device = k.device AND u.undone_at - k.scanned_at < ?7)";

/// Which rows are wanted, when not all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Points {
    /// Points that must be among these; `None`: any.
    pub(crate) within: Option<Vec<i64>>,
    /// What was searched for: among these, or else by [`Points::phone_end`].
    pub(crate) found: Option<Vec<i64>>,
    /// The last three digits of a visitor's number.
    pub(crate) phone_end: Option<String>,
    /// Only what had arrived at this moment.
    pub(crate) arrived_until: Option<Timestamp>,
}

impl Points {
    fn within(&self) -> Option<String> {
        self.within.as_deref().map(json)
    }

    fn found(&self) -> Option<String> {
        self.found.as_deref().map(json)
    }
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
        let rows = sqlx::query(
            "SELECT v.key, v.name, t.number, t.kind FROM members m JOIN venues v ON v.key = m.venue \
             JOIN points t ON t.venue = v.key WHERE m.person = ?1 AND m.until IS NULL \
             AND m.role <= ?2 AND v.deleted_at IS NULL AND (?3 IS NULL OR v.id = ?3)",
        )
        .bind(person)
        .bind(last_role())
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
        let after = filter.after.unwrap_or(NEWEST);
        let rows = sqlx::query(HISTORY_PAGE)
            .bind(person)
            .bind(filter.venue.map(|id| id.as_bytes().to_vec()))
            .bind(filter.from.map_or(i64::MIN, Timestamp::as_millis))
            .bind(filter.until.map_or(i64::MAX, Timestamp::as_millis))
            .bind(after.at.as_millis())
            .bind(after.id.as_bytes().to_vec())
            .bind(undo_ms())
            .bind(i64::try_from(rows).unwrap_or(i64::MAX))
            .bind(points.within())
            .bind(points.found())
            .bind(&points.phone_end)
            .bind(last_role())
            .bind(points.arrived_until.map(Timestamp::as_millis))
            .fetch_all(&self.read)
            .await?;
        rows.iter().map(read_row).collect()
    }

    /// When something last arrived; what comes later has a later moment.
    pub(crate) async fn last_arrival(&self) -> Result<Timestamp, Error> {
        let at = sqlx::query_scalar("SELECT last_at FROM arrivals")
            .fetch_one(&self.read)
            .await?;
        Ok(Timestamp::from_millis(at))
    }

    /// How many rows [`Store::history`] gives in all.
    pub(crate) async fn count_history(
        &self,
        person: i64,
        filter: &HistoryFilter,
        points: &Points,
    ) -> Result<u64, Error> {
        let after = filter.after.unwrap_or(NEWEST);
        let count: i64 = sqlx::query_scalar(COUNT)
            .bind(person)
            .bind(filter.venue.map(|id| id.as_bytes().to_vec()))
            .bind(filter.from.map_or(i64::MIN, Timestamp::as_millis))
            .bind(filter.until.map_or(i64::MAX, Timestamp::as_millis))
            .bind(after.at.as_millis())
            .bind(after.id.as_bytes().to_vec())
            .bind(undo_ms())
            .bind(points.within())
            .bind(points.found())
            .bind(&points.phone_end)
            .bind(last_role())
            .bind(points.arrived_until.map(Timestamp::as_millis))
            .fetch_one(&self.read)
            .await?;
        Ok(u64::try_from(count).unwrap_or(0))
    }
}

/// Roles are numbered from the mightiest: up to this one they see the history.
fn last_role() -> u8 {
    let may = |role: &Role| role.may(Action::SeeHistory);
    Role::ALL
        .into_iter()
        .filter(may)
        .map(Role::number)
        .max()
        .unwrap_or(0)
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
    })
}
