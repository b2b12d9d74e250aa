//! The peer of `make bench`: a page of a scan history, asked of the database with
//! nothing around it. The statement and the settings are the server's own.
//!
//! Fills the database's only venue with a million check-ins, as many at each of its
//! points, says `ready`, then answers each cursor (`at id within found`: JSON lists
//! of points, or `-`) with the milliseconds that its page took.

use std::io::BufRead;
use std::path::Path;
use std::time::Instant;

use backend::storage::connect_options;
use backend::storage::statements::HISTORY_PAGE;
use sqlx::{Connection, Executor, SqliteConnection};

/// One for each two and a half seconds of the last 28 days.
const FILL: &str = "
    INSERT OR IGNORE INTO devices VALUES (1, x'01', NULL, 0, NULL);
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999999)
    INSERT INTO check_ins
    SELECT randomblob(16), randomblob(16), 1, v.key, 1 + i % v.points, 1, 0, at, at, 50, at
    FROM (SELECT venue AS key, count(*) AS points FROM points GROUP BY venue) v,
        (SELECT i, unixepoch() * 1000 - i * 2419 AS at FROM n);
    ANALYZE;";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), sqlx::Error> {
    let file = std::env::args_os().nth(1).expect("the database's file");
    let mut connection = SqliteConnection::connect_with(&connect_options(Path::new(&file))).await?;
    connection.execute(FILL).await?;
    println!("ready");
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let [at, id, within, found] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("four fields, not `{line}`");
        };
        let list = |text: &str| (text != "-").then(|| text.to_owned());
        let id: domain::ids::RecordId = id.parse().expect("an id");
        let began = Instant::now();
        let sql: &'static str = &HISTORY_PAGE;
        let rows = sqlx::query(sql)
            .bind(1_i64)
            .bind(None::<Vec<u8>>)
            .bind(i64::MIN)
            .bind(i64::MAX)
            .bind(at.parse::<i64>().expect("a time"))
            .bind(id.as_bytes().to_vec())
            .bind(list(within))
            .bind(list(found))
            .bind(None::<String>)
            .bind(None::<i64>)
            .bind(None::<i64>)
            .bind(None::<String>)
            .bind(51_i64)
            .bind(None::<String>)
            .fetch_all(&mut connection)
            .await?;
        let took = began.elapsed().as_secs_f64() * 1_000.0;
        println!("{took} {}", rows.len());
    }
    connection.close().await
}
