//! A long export does not need more memory than a short one. In a process of its
//! own, where nobody else's memory is counted.

#[path = "story/city.rs"]
#[expect(dead_code, reason = "most of it is for the other tests")]
mod city;

use backend::files::scan_history;
use domain::history::HistoryFilter;
use domain::owner::file::{FileFormat, HistoryFile};
use domain::record::Record;
use domain::sign_in::Language;
use sqlx::Connection;

use city::{City, Phone, START, check_in};

const ROWS: u64 = 100_000;
/// Caches of the database and of the allocator fill first.
const WARM_BYTES: u64 = 1_024 * 1_024;
const MIB: u64 = 1_024 * 1_024;

/// Copies of the one check-in that is there, a second apart.
const MANY: &str = "
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
INSERT INTO check_ins SELECT randomblob(16), digest, device, venue, point, poster_version, method,
    scanned_at - i * 1000, at - i * 1000, clock_error_ms, received_at FROM check_ins, n";

/// What the process holds in memory now.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1));
    kib.and_then(|kib| kib.parse::<u64>().ok())
        .expect("a number")
        * 1_024
}

#[tokio::test]
async fn memory_does_not_grow_with_the_rows_of_a_file() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    city.send(&Phone::new(), &[Record::CheckIn(check_in(&venue, START))])
        .await;
    let options = backend::storage::connect_options(&city.backend.config.database);
    let mut conn = sqlx::SqliteConnection::connect_with(&options)
        .await
        .expect("a connection");
    sqlx::raw_sql(MANY).execute(&mut conn).await.expect("rows");
    conn.close().await.expect("closed");
    for format in [FileFormat::Csv, FileFormat::Xlsx] {
        let wanted = HistoryFile {
            filter: HistoryFilter::default(),
            format,
            language: Language::Vi,
        };
        let before = resident();
        let mut table = scan_history(&city.backend, &owner, wanted)
            .await
            .expect("a table");
        assert_eq!(table.rows, ROWS);
        let (mut warm, mut most, mut bytes) = (before, before, 0);
        while let Some(piece) = table.next().await.expect("a piece") {
            bytes += piece.len() as u64;
            most = most.max(resident());
            if bytes < WARM_BYTES {
                warm = most;
            }
        }
        assert!(bytes > 3 * WARM_BYTES, "{format:?} has {bytes} bytes");
        let (in_all, later) = ((most - before) / MIB, (most - warm) / MIB);
        assert!(
            in_all < 50 && later < 16,
            "{format:?}: {in_all} MiB, {later} MiB"
        );
        println!("{format:?}: {bytes} bytes, {in_all} MiB, {later} MiB");
    }
}
