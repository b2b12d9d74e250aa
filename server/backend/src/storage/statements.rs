//! The statements that record check-ins and undos, and the one that shows them,
//! in a place of their own so that a benchmark can run the very same ones.

use std::sync::LazyLock;

use domain::check_in::{Method, UNDO_WINDOW};
use domain::owner::role::{Action, Role};
use domain::venue::Direction;
use sqlx::query::Query;
use sqlx::sqlite::{Sqlite, SqliteArguments};

/// Most rows of one statement.
pub const ROWS: usize = 200;

/// How many rows the prepared statements take; a group is made up of these, so
/// that a handful of statements is prepared once and used for ever.
const SIZES: [usize; 4] = [ROWS, 50, 10, 1];

/// A check-in as it is stored.
#[derive(Clone, Debug)]
pub struct CheckInRow {
    pub id: [u8; 16],
    pub digest: [u8; 16],
    pub device: i64,
    pub venue: i64,
    pub point: u16,
    pub poster_version: u16,
    pub method: u8,
    pub scanned_at: i64,
    pub at: i64,
    pub clock_error_ms: Option<u32>,
    pub received_at: i64,
}

/// An undo as it is stored.
#[derive(Clone, Debug)]
pub struct UndoRow {
    pub id: [u8; 16],
    pub digest: [u8; 16],
    pub device: i64,
    pub check_in: [u8; 16],
    pub undone_at: i64,
    pub received_at: i64,
}

static INSERT_CHECK_INS: LazyLock<[String; 4]> = LazyLock::new(|| {
    SIZES.map(|rows| {
        format!(
            "INSERT INTO check_ins (id, digest, device, venue, point, poster_version, method, \
             scanned_at, at, clock_error_ms, received_at) VALUES {} \
             ON CONFLICT (id) DO NOTHING RETURNING id",
            values(rows, "(?,?,?,?,?,?,?,?,?,?,?)")
        )
    })
});

/// A page of a scan history, newest first: what [`wanted`] says, up to `?13` rows.
/// The person behind a phone is the visitor, but not behind a phone of staff.
///
/// The inner query takes at most a page from each venue, along its index; the
/// outer one merges the venues. `CROSS JOIN` keeps SQLite to that order.
pub static HISTORY_PAGE: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT c.id, v.id AS venue_id, v.name AS venue_name, c.point, t.kind AS point_kind, \
         c.at, c.received_at, p.name AS visitor_name, p.phone AS visitor_phone, \
         s.masked_name, s.direction, s.outcome, s.is_flagged \
         {SEEN_VENUES} CROSS JOIN check_ins c \
         JOIN points t ON t.venue = v.key AND t.number = c.point \
         JOIN devices d ON d.key = c.device \
         LEFT JOIN people p ON p.key = d.person AND c.method <> {STAFF} \
         LEFT JOIN staff_scans s ON s.id = c.id AND c.method = {STAFF} \
         WHERE {seen} AND c.id IN ( \
           SELECT k.id FROM check_ins k WHERE {wanted} \
           ORDER BY k.at DESC, k.id DESC LIMIT ?13) \
         ORDER BY c.at DESC, c.id DESC LIMIT ?13",
        seen = seen(),
        wanted = wanted()
    )
});

/// How many rows there are of each venue.
pub(super) static HISTORY_COUNT: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT v.id, count(k.id) {SEEN_VENUES} LEFT JOIN check_ins k ON {wanted} \
         WHERE {seen} GROUP BY v.key",
        seen = seen(),
        wanted = wanted()
    )
});

/// The points of the venues whose history is to be seen.
pub(super) static SEEN_POINTS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT v.key, v.name, t.number, t.kind {SEEN_VENUES} \
         JOIN points t ON t.venue = v.key WHERE {seen}",
        seen = seen()
    )
});

/// The number of scans by staff among the ways in which check-ins come.
const STAFF: u8 = Method::Staff as u8;

const SEEN_VENUES: &str = "FROM members m CROSS JOIN venues v ON v.key = m.venue";

/// Whether the history of `v` is to be seen by `m`: `?1` is the person, `?2` one
/// venue, `?14` a JSON list of venues' keys.
fn seen() -> String {
    format!(
        "m.person = ?1 AND m.until IS NULL AND m.role IN ({roles}) \
         AND v.deleted_at IS NULL AND (?2 IS NULL OR v.id = ?2) \
         AND (?14 IS NULL OR v.key IN (SELECT value FROM json_each(?14)))",
        roles = roles_that_may(Action::SeeHistory)
    )
}

/// Whether a check-in `k` at `v` is wanted: `?3` to `?4` is the time, `?5` and `?6`
/// the cursor, `?7` and `?8` JSON lists of points, `?9` the end of a phone number,
/// `?10` the last arrival that counts, `?11` a direction and `?12` the points where
/// people go that way; a scan by staff has a direction of its own.
fn wanted() -> String {
    format!(
        "k.venue = v.key AND k.at >= ?3 AND k.at < ?4 AND (k.at, k.id) < (?5, ?6) \
         AND (?7 IS NULL OR k.venue * 65536 + k.point IN (SELECT value FROM json_each(?7))) \
         AND (?8 IS NULL OR k.venue * 65536 + k.point IN (SELECT value FROM json_each(?8)) \
           OR (?9 IS NOT NULL AND EXISTS ( \
             SELECT 1 FROM devices e JOIN people q ON q.key = e.person \
             WHERE e.key = k.device AND k.method <> {STAFF} AND substr(q.phone, -3) = ?9))) \
         AND (?10 IS NULL OR k.received_at <= ?10) \
         AND (?11 IS NULL OR iif(k.method = {STAFF}, \
           EXISTS (SELECT 1 FROM staff_scans s WHERE s.id = k.id AND s.direction = ?11), \
           k.venue * 65536 + k.point IN (SELECT value FROM json_each(?12)))) AND {stands}",
        stands = stands()
    )
}

/// Whether a check-in `k` was not taken back. Decided when it is read and not when
/// the undo arrives, since that may arrive before its check-in.
pub(super) fn stands() -> String {
    let window = UNDO_WINDOW.as_millis();
    format!(
        "NOT EXISTS (SELECT 1 FROM undos u WHERE u.check_in = k.id \
         AND u.device = k.device AND u.undone_at - k.scanned_at < {window})"
    )
}

/// Whether a check-in `k` stands and counts as a visit: staff also scan those who leave.
pub(super) fn counts() -> String {
    let out = Direction::Out as u8;
    format!(
        "{stands} AND NOT (k.method = {STAFF} AND EXISTS ( \
           SELECT 1 FROM staff_scans s WHERE s.id = k.id AND s.direction = {out}))",
        stands = stands()
    )
}

/// The numbers of the roles that may do this, as SQL lists them.
pub(super) fn roles_that_may(action: Action) -> String {
    let may = Role::ALL.into_iter().filter(|role| role.may(action));
    may.map(|role| role.number().to_string())
        .collect::<Vec<_>>()
        .join(", ")
}

static FIND_CHECK_INS: LazyLock<String> = LazyLock::new(|| find("check_ins", "scanned_at"));
static FIND_UNDOS: LazyLock<String> = LazyLock::new(|| find("undos", "undone_at"));
static FIND_DECLARATIONS: LazyLock<String> = LazyLock::new(|| find("declarations", "declared_at"));

/// Stores one undo; answers nothing when its id is there already.
pub const INSERT_UNDO: &str = "INSERT INTO undos (id, digest, device, check_in, undone_at, received_at) \
     VALUES (?,?,?,?,?,?) ON CONFLICT (id) DO NOTHING";

/// Cuts `rows` into parts, each with the statement that inserts it. The
/// statement answers the ids that were not there before.
pub fn insert_check_ins(
    mut rows: &[CheckInRow],
) -> impl Iterator<Item = Query<'static, Sqlite, SqliteArguments>> {
    std::iter::from_fn(move || {
        let size = SIZES.iter().position(|size| *size <= rows.len())?;
        let (part, rest) = rows.split_at(SIZES[size]);
        rows = rest;
        let sql: &'static str = &INSERT_CHECK_INS[size];
        let bound = part.iter().fold(sqlx::query(sql), |query, row| {
            query
                .bind(row.id.to_vec())
                .bind(row.digest.to_vec())
                .bind(row.device)
                .bind(row.venue)
                .bind(row.point)
                .bind(row.poster_version)
                .bind(row.method)
                .bind(row.scanned_at)
                .bind(row.at)
                .bind(row.clock_error_ms)
                .bind(row.received_at)
        });
        Some(bound)
    })
}

/// Answers `(id, digest, device, time on the phone's clock)` of the check-ins
/// among up to [`ROWS`] ids.
pub fn find_check_ins(ids: &[[u8; 16]]) -> Query<'static, Sqlite, SqliteArguments> {
    let sql: &'static str = &FIND_CHECK_INS;
    bind_ids(sqlx::query(sql), ids)
}

/// As [`find_check_ins`], for undos.
pub fn find_undos(ids: &[[u8; 16]]) -> Query<'static, Sqlite, SqliteArguments> {
    let sql: &'static str = &FIND_UNDOS;
    bind_ids(sqlx::query(sql), ids)
}

/// As [`find_check_ins`], for declarations.
pub fn find_declarations(ids: &[[u8; 16]]) -> Query<'static, Sqlite, SqliteArguments> {
    let sql: &'static str = &FIND_DECLARATIONS;
    bind_ids(sqlx::query(sql), ids)
}

/// One statement for any number of ids: places that are left over stay NULL,
/// which equals nothing.
fn bind_ids(
    query: Query<'static, Sqlite, SqliteArguments>,
    ids: &[[u8; 16]],
) -> Query<'static, Sqlite, SqliteArguments> {
    ids.iter().fold(query, |query, id| query.bind(id.to_vec()))
}

fn find(table: &str, time: &str) -> String {
    let places = values(ROWS, "?");
    format!("SELECT id, digest, device, {time} FROM {table} WHERE id IN ({places})")
}

fn values(rows: usize, row: &str) -> String {
    vec![row; rows].join(",")
}
