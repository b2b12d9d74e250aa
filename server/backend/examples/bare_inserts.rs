//! The peer of `make bench`: what one connection of sqlx writes with nothing
//! around it. The schema, the settings and the statement are the server's own.
//!
//! Reads batches, each a JSON list of records on a line. An empty line has them
//! written, a transaction each, and answers with the seconds it took and the
//! median milliseconds of a transaction. The last answer is the number of rows.

use std::io::BufRead;
use std::path::Path;
use std::time::Instant;

use backend::storage::connect_options;
use backend::storage::statements::{CheckInRow, insert_check_ins};
use domain::record::Record;
use sqlx::{Connection, Executor, SqliteConnection};

/// What a check-in refers to; all of them to the same.
const FIRST_ROWS: &str = "
    INSERT OR IGNORE INTO people VALUES (1, x'01', '+84900000000', '', 0);
    INSERT OR IGNORE INTO venues VALUES (1, x'01', 1, 'Bench', 0, 'Bench', 1, 'Bench', 60, 0, NULL, 0);
    INSERT OR IGNORE INTO devices VALUES (1, x'01', NULL, 0, NULL);";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), sqlx::Error> {
    let file = std::env::args_os().nth(1).expect("the database's file");
    let options = connect_options(Path::new(&file)).create_if_missing(true);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    sqlx::migrate!("migrations/sqlite")
        .run(&mut connection)
        .await?;
    let mut batches = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if line.is_empty() {
            connection.execute(FIRST_ROWS).await?;
            write(&mut connection, &std::mem::take(&mut batches)).await?;
        } else {
            let records: Vec<Record> = serde_json::from_str(&line).expect("a list of records");
            batches.push(records.iter().map(row).collect::<Vec<_>>());
        }
    }
    let rows: i64 = sqlx::query_scalar("SELECT count(*) FROM check_ins")
        .fetch_one(&mut connection)
        .await?;
    println!("{rows}");
    connection.close().await
}

async fn write(
    connection: &mut SqliteConnection,
    batches: &[Vec<CheckInRow>],
) -> Result<(), sqlx::Error> {
    let mut times = Vec::with_capacity(batches.len());
    let began = Instant::now();
    for batch in batches {
        let began = Instant::now();
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        for insert in insert_check_ins(batch) {
            insert.execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        times.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    let seconds = began.elapsed().as_secs_f64();
    times.sort_by(f64::total_cmp);
    println!("{seconds} {}", times[times.len() / 2]);
    Ok(())
}

fn row(record: &Record) -> CheckInRow {
    let Record::CheckIn(it) = record else {
        panic!("only check-ins are compared");
    };
    let mut digest = [0; 16];
    digest.copy_from_slice(&record.digest()[..16]);
    CheckInRow {
        id: *it.id.as_bytes(),
        digest,
        device: 1,
        venue: 1,
        point: it.point.0,
        poster_version: it.poster_version,
        method: it.method as u8,
        scanned_at: it.scanned_at.as_millis(),
        at: it.scanned_at.as_millis(),
        clock_error_ms: it.clock.map(|clock| clock.error_ms),
        received_at: it.scanned_at.as_millis(),
    }
}
