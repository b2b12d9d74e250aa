//! What a scan by staff has beside the check-in that it is stored as.

use std::collections::HashSet;
use std::sync::LazyLock;

use domain::checkpoint::verdict::Outcome;
use domain::history::ByStaff;
use domain::owner::role::Action;
use domain::venue::Direction;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::statements::roles_that_may;
use crate::Error;

/// A scan by staff, to be stored with its check-in.
#[derive(Clone)]
pub(crate) struct StaffScanRow {
    /// Of its check-in.
    pub(crate) id: [u8; 16],
    pub(crate) digest: [u8; 16],
    pub(crate) direction: u8,
    pub(crate) outcome: u8,
    pub(crate) masked_name: String,
    pub(crate) holder: Option<[u8; 16]>,
    pub(crate) sighting: Option<String>,
    pub(crate) sealed: String,
}

/// Flagged is what could not be read, or whose phone's person had no role that
/// may scan there at that time.
static INSERT: LazyLock<String> = LazyLock::new(|| {
    format!(
        "INSERT INTO staff_scans (id, direction, outcome, masked_name, holder, sighting, sealed, \
         is_flagged) SELECT c.id, ?2, ?3, ?4, ?5, ?6, ?7, ?6 IS NULL OR NOT EXISTS ( \
           SELECT 1 FROM members m JOIN devices d ON d.person = m.person \
           WHERE d.key = c.device AND m.venue = c.venue AND m.role IN ({roles}) \
           AND m.since <= c.at AND (m.until IS NULL OR m.until > c.at)) \
         FROM check_ins c WHERE c.id = ?1 AND c.digest = ?8",
        roles = roles_that_may(Action::Scan)
    )
});

/// Stores those of `rows` whose check-in was stored just now, and not another
/// record of the same group under its id.
pub(super) async fn insert(
    conn: &mut SqliteConnection,
    rows: &[StaffScanRow],
    new: &HashSet<[u8; 16]>,
) -> Result<(), Error> {
    let sql: &'static str = &INSERT;
    let mut left = new.clone();
    // Of two with one id in this very group the first is the stored one.
    for row in rows.iter().filter(|row| left.remove(&row.id)) {
        sqlx::query(sql)
            .bind(row.id.to_vec())
            .bind(row.direction)
            .bind(row.outcome)
            .bind(&row.masked_name)
            .bind(row.holder.map(|holder| holder.to_vec()))
            .bind(&row.sighting)
            .bind(&row.sealed)
            .bind(row.digest.to_vec())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// What is beside a check-in of which a statement also asked for the columns
/// `masked_name`, `direction`, `outcome` and `is_flagged`; `None` for a visitor's own.
pub(super) fn read_by_staff(row: &SqliteRow) -> Result<Option<ByStaff>, Error> {
    let Some(masked_name) = row.try_get("masked_name")? else {
        return Ok(None);
    };
    Ok(Some(ByStaff {
        direction: read_direction(row.try_get("direction")?)?,
        outcome: read_outcome(row.try_get("outcome")?)?,
        masked_name,
        is_flagged: row.try_get("is_flagged")?,
    }))
}

fn read_direction(number: u8) -> Result<Direction, Error> {
    [Direction::In, Direction::Out]
        .into_iter()
        .find(|it| *it as u8 == number)
        .ok_or(Error::Unreadable("staff_scans.direction"))
}

fn read_outcome(number: u8) -> Result<Outcome, Error> {
    [Outcome::Normal, Outcome::Abnormal, Outcome::Unknown]
        .into_iter()
        .find(|it| *it as u8 == number)
        .ok_or(Error::Unreadable("staff_scans.outcome"))
}
