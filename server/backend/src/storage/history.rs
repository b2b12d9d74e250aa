//! A page of a scan history, newest first.

use domain::check_in::UNDO_WINDOW;
use domain::history::{Cursor, HistoryFilter, HistoryRow, MaskedVisitor};
use domain::ids::{RecordId, VenueId};
use domain::person::masked_name;
use domain::time::Timestamp;
use domain::venue::PointNumber;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::people::read_phone;
use super::venues::read_point_kind;
use super::{Store, fixed};
use crate::Error;

/// The inner query takes at most a page from each venue, along its index; the
/// outer one merges the venues. `CROSS JOIN` keeps SQLite to that order.
///
/// Whether an undo counts is decided here and not when it arrives, since it may
/// arrive before its check-in.
const PAGE: &str = "
SELECT c.id, v.id AS venue_id, v.name AS venue_name, c.point, t.kind AS point_kind,
       c.at, c.received_at, p.name AS visitor_name, p.phone AS visitor_phone
FROM venues v
CROSS JOIN check_ins c
JOIN points t ON t.venue = v.key AND t.number = c.point
JOIN devices d ON d.key = c.device
LEFT JOIN people p ON p.key = d.person
WHERE v.owner = ?1 AND (?2 IS NULL OR v.id = ?2)
  AND c.id IN (
    SELECT k.id FROM check_ins k
    WHERE k.venue = v.key AND k.at >= ?3 AND k.at < ?4 AND (k.at, k.id) < (?5, ?6)
      AND NOT EXISTS (
        SELECT 1 FROM undos u
        WHERE u.check_in = k.id AND u.device = k.device AND u.undone_at - k.scanned_at < ?7)
    ORDER BY k.at DESC, k.id DESC LIMIT ?8)
ORDER BY c.at DESC, c.id DESC LIMIT ?8";

impl Store {
    /// Up to `rows` rows of the owner's venues.
    pub(crate) async fn history(
        &self,
        owner: i64,
        filter: &HistoryFilter,
        rows: usize,
    ) -> Result<Vec<HistoryRow>, Error> {
        let after = filter.after.unwrap_or(Cursor {
            at: Timestamp::from_millis(i64::MAX),
            id: RecordId::from_bytes([u8::MAX; 16]),
        });
        let rows = sqlx::query(PAGE)
            .bind(owner)
            .bind(filter.venue.map(|id| id.as_bytes().to_vec()))
            .bind(filter.from.map_or(i64::MIN, Timestamp::as_millis))
            .bind(filter.until.map_or(i64::MAX, Timestamp::as_millis))
            .bind(after.at.as_millis())
            .bind(after.id.as_bytes().to_vec())
            .bind(i64::try_from(UNDO_WINDOW.as_millis()).unwrap_or(i64::MAX))
            .bind(i64::try_from(rows).unwrap_or(i64::MAX))
            .fetch_all(&self.read)
            .await?;
        rows.iter().map(read_row).collect()
    }
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
