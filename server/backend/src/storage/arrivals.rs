//! A venue's check-ins in the order in which they arrived.

use domain::history::ByStaff;
use domain::ids::RecordId;
use domain::time::Timestamp;
use domain::venue::{PointKind, PointNumber};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::staff_scans::read_by_staff;
use super::statements::stands;
use super::venues::read_point_kind;
use super::{Store, fixed};
use crate::Error;

/// Where a reader of arrivals stands: after this row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Arrival {
    pub(crate) at: Timestamp,
    pub(crate) id: RecordId,
}

/// A check-in as another system sees it.
pub(crate) struct ArrivedCheckIn {
    pub(crate) arrival: Arrival,
    pub(crate) at: Timestamp,
    pub(crate) point: PointNumber,
    pub(crate) kind: PointKind,
    pub(crate) by_staff: Option<ByStaff>,
}

impl Store {
    /// Up to `most` check-ins that arrived after `after`, in that order; one goes
    /// on after the last of them. Those that were taken back are left out.
    pub(crate) async fn arrived(
        &self,
        venue: i64,
        after: Arrival,
        most: usize,
    ) -> Result<Vec<ArrivedCheckIn>, Error> {
        let sql = format!(
            "SELECT k.id, k.at, k.received_at, k.point, t.kind AS point_kind, \
             s.masked_name, s.direction, s.outcome, s.is_flagged FROM check_ins k \
             JOIN points t ON t.venue = k.venue AND t.number = k.point \
             LEFT JOIN staff_scans s ON s.id = k.id \
             WHERE k.venue = ?1 AND (k.received_at, k.id) > (?2, ?3) AND {stands} \
             ORDER BY k.received_at, k.id LIMIT ?4",
            stands = stands()
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(venue)
            .bind(after.at.as_millis())
            .bind(after.id.as_bytes().to_vec())
            .bind(i64::try_from(most).unwrap_or(i64::MAX))
            .fetch_all(&self.read)
            .await?;
        rows.iter().map(read_arrived).collect()
    }
}

fn read_arrived(row: &SqliteRow) -> Result<ArrivedCheckIn, Error> {
    Ok(ArrivedCheckIn {
        arrival: Arrival {
            at: Timestamp::from_millis(row.try_get("received_at")?),
            id: RecordId::from_bytes(fixed(row.try_get("id")?, "check_ins.id")?),
        },
        at: Timestamp::from_millis(row.try_get("at")?),
        point: PointNumber(row.try_get("point")?),
        kind: read_point_kind(row.try_get("point_kind")?)?,
        by_staff: read_by_staff(row)?,
    })
}
