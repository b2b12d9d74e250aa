//! What one group of the writer does inside its transaction: check-ins first,
//! then undos, an outcome for each.

use std::collections::{HashMap, HashSet};

use domain::check_in::UNDO_WINDOW;
use domain::record::{Outcome, Rejection};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::staff_scans::{self, StaffScanRow};
use super::statements::{self, CheckInRow, ROWS, UndoRow};
use super::{Store, fixed};
use crate::Error;

/// A stored record, as far as a second one under its id needs it.
#[derive(Clone, Copy)]
pub(crate) struct Stored {
    pub(crate) digest: [u8; 16],
    pub(crate) device: i64,
    /// On the phone's clock.
    pub(crate) device_time: i64,
}

pub(super) type Found = HashMap<[u8; 16], Stored>;

impl Store {
    /// The digests of those of `ids` that are stored, whatever kind they are.
    pub(crate) async fn digests(
        &self,
        ids: &[[u8; 16]],
    ) -> Result<HashMap<[u8; 16], [u8; 16]>, Error> {
        let mut conn = self.read.acquire().await?;
        let mut found = find(&mut conn, ids, statements::find_check_ins).await?;
        found.extend(find(&mut conn, ids, statements::find_undos).await?);
        found.extend(find(&mut conn, ids, statements::find_declarations).await?);
        Ok(found.into_iter().map(|(id, it)| (id, it.digest)).collect())
    }
}

/// Stores what is new, with what scans by staff have beside it; answers for each
/// row, in order.
pub(super) async fn insert_check_ins(
    conn: &mut SqliteConnection,
    rows: &[CheckInRow],
    staff: &[StaffScanRow],
) -> Result<Vec<Outcome>, Error> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    // One id means one record, of whatever kind.
    let mut taken = find(conn, &ids, statements::find_undos).await?;
    taken.extend(find(conn, &ids, statements::find_declarations).await?);
    let is_free = |row: &&CheckInRow| !taken.contains_key(&row.id);
    let free: Vec<_> = rows.iter().filter(is_free).cloned().collect();

    let mut new = HashSet::with_capacity(free.len());
    for insert in statements::insert_check_ins(&free) {
        for row in insert.fetch_all(&mut *conn).await? {
            new.insert(fixed::<16>(row.try_get(0)?, "check_ins.id")?);
        }
    }
    staff_scans::insert(conn, staff, &new).await?;
    // Of two rows with one id in this very group the first is the stored one.
    let mut first = new.clone();
    let is_new: Vec<bool> = rows.iter().map(|row| first.remove(&row.id)).collect();
    let repeated: Vec<_> = rows
        .iter()
        .zip(&is_new)
        .filter_map(|(row, is_new)| (!is_new).then_some(row.id))
        .collect();
    let stored = find(conn, &repeated, statements::find_check_ins).await?;

    Ok(rows
        .iter()
        .zip(is_new)
        .map(|(row, is_new)| match stored.get(&row.id) {
            _ if is_new => Outcome::Recorded,
            Some(there) if there.digest == row.digest => Outcome::AlreadyRecorded,
            _ => rejected(Rejection::OtherContent),
        })
        .collect())
}

/// Stores what is new; an undo whose check-in is not there yet waits for it.
pub(super) async fn insert_undos(
    conn: &mut SqliteConnection,
    rows: &[UndoRow],
) -> Result<Vec<Outcome>, Error> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let undone: Vec<_> = rows.iter().map(|row| row.check_in).collect();
    let mut taken = find(conn, &ids, statements::find_check_ins).await?;
    taken.extend(find(conn, &ids, statements::find_undos).await?);
    taken.extend(find(conn, &ids, statements::find_declarations).await?);
    let check_ins = find(conn, &undone, statements::find_check_ins).await?;

    let mut outcomes = Vec::with_capacity(rows.len());
    for row in rows {
        let outcome = match (taken.get(&row.id), check_ins.get(&row.check_in)) {
            (Some(there), _) if there.digest == row.digest => Outcome::AlreadyRecorded,
            (Some(_), _) => rejected(Rejection::OtherContent),
            (None, Some(check_in)) if check_in.device != row.device => {
                rejected(Rejection::NotYours)
            }
            (None, Some(check_in)) if is_too_late(row, check_in) => {
                rejected(Rejection::UndoTooLate)
            }
            (None, _) => {
                insert_undo(conn, row).await?;
                let stored = Stored {
                    digest: row.digest,
                    device: row.device,
                    device_time: row.undone_at,
                };
                taken.insert(row.id, stored);
                Outcome::Recorded
            }
        };
        outcomes.push(outcome);
    }
    Ok(outcomes)
}

async fn insert_undo(conn: &mut SqliteConnection, row: &UndoRow) -> Result<(), Error> {
    sqlx::query(statements::INSERT_UNDO)
        .bind(row.id.to_vec())
        .bind(row.digest.to_vec())
        .bind(row.device)
        .bind(row.check_in.to_vec())
        .bind(row.undone_at)
        .bind(row.received_at)
        .execute(conn)
        .await?;
    Ok(())
}

fn is_too_late(undo: &UndoRow, check_in: &Stored) -> bool {
    let window = i64::try_from(UNDO_WINDOW.as_millis()).unwrap_or(i64::MAX);
    undo.undone_at.saturating_sub(check_in.device_time) >= window
}

pub(super) fn rejected(reason: Rejection) -> Outcome {
    Outcome::Rejected { reason }
}

pub(super) async fn find(
    conn: &mut SqliteConnection,
    ids: &[[u8; 16]],
    statement: fn(
        &[[u8; 16]],
    ) -> sqlx::query::Query<'static, sqlx::Sqlite, sqlx::sqlite::SqliteArguments>,
) -> Result<Found, Error> {
    let mut found = Found::new();
    for part in ids.chunks(ROWS) {
        for row in statement(part).fetch_all(&mut *conn).await? {
            let (id, stored) = read_stored(&row)?;
            found.insert(id, stored);
        }
    }
    Ok(found)
}

fn read_stored(row: &SqliteRow) -> Result<([u8; 16], Stored), Error> {
    let stored = Stored {
        digest: fixed(row.try_get(1)?, "digest")?,
        device: row.try_get(2)?,
        device_time: row.try_get(3)?,
    };
    Ok((fixed(row.try_get(0)?, "id")?, stored))
}
