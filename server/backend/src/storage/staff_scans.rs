//! What a scan by staff has beside the check-in that it is stored as.

use std::collections::HashSet;
use std::sync::LazyLock;

use domain::owner::role::Action;
use sqlx::SqliteConnection;

use super::statements::roles_that_may;
use crate::Error;

/// A scan by staff, to be stored with its check-in.
#[derive(Clone)]
pub(crate) struct StaffScanRow {
    /// Of its check-in.
    pub(crate) id: [u8; 16],
    pub(crate) direction: u8,
    pub(crate) outcome: u8,
    pub(crate) masked_name: String,
    pub(crate) holder: Option<[u8; 16]>,
    pub(crate) sighting: Option<String>,
    pub(crate) sealed: String,
}

/// Whether the phone's person could not scan there at that time.
static INSERT: LazyLock<String> = LazyLock::new(|| {
    format!(
        "INSERT INTO staff_scans (id, direction, outcome, masked_name, holder, sighting, sealed, \
         is_flagged) SELECT c.id, ?2, ?3, ?4, ?5, ?6, ?7, ?6 IS NULL OR NOT EXISTS ( \
           SELECT 1 FROM members m JOIN devices d ON d.person = m.person \
           WHERE d.key = c.device AND m.venue = c.venue AND m.role IN ({roles}) \
           AND m.since <= c.at AND (m.until IS NULL OR m.until > c.at)) \
         FROM check_ins c WHERE c.id = ?1",
        roles = roles_that_may(Action::Scan)
    )
});

/// Stores those of `rows` whose check-in was stored just now.
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
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}
