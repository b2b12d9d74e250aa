//! Pages of a scan history with a million rows, through the real server's door
//! and beside the same query in the database; and the whole of it as a file.
//!
//! Ours and the peer take turns at the same random places of the same database.

mod bare;

use std::time::Instant;

use domain::history::{Cursor, HistoryFilter, HistoryPage};
use domain::ids::{RecordId, VenueId};
use domain::time::Timestamp;
use serde_json::json;
use tests::bench::door::Door;
use tests::bench::{median, quantile, row};
use tests::server::Server;

use bare::Bare;

const PAGES: usize = 400;
/// How much more than the bare query a page may take, at its 95th of 100.
const LIMIT: f64 = 3.0;
/// What the server may grow by while it writes a million rows, in MB.
const MEMORY_LIMIT_MB: f64 = 50.0;
const MONTH_MS: u64 = 28 * 24 * 60 * 60 * 1_000;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let program = std::env::current_exe().expect("a program has a path");
    let server = Server::start_in(program.parent().expect("a program is in a folder"));
    let door = Door::of(&server);
    let now = now();
    let (venue, cookie) = door.new_venue(&server, now).await;
    let mut bare = Bare::start(&server.folder().join("luuvet.db"));

    let (mut ours, mut peers) = (Vec::new(), Vec::new());
    for number in 0..PAGES {
        let after = cursor(now, number);
        peers.push(bare.page(after));
        ours.push(page(&door, &cookie, venue, after).await);
    }
    let name = |what: &str| format!("page of a history of a million scans, {what}");
    row(
        &name("median"),
        median(ours.clone()),
        median(peers.clone()),
        "ms",
    );
    let (our_95, peer_95) = (quantile(ours, 0.95), quantile(peers, 0.95));
    row(&name("95th of 100"), our_95, peer_95, "ms");
    if our_95 > LIMIT * peer_95 {
        eprintln!("a page takes more than {LIMIT} times the bare query");
    }
    for format in ["csv", "xlsx"] {
        file(&server, &door, &cookie, venue, format).await;
    }
}

/// Milliseconds of a page, read as a phone reads it.
async fn page(door: &Door, cookie: &str, venue: VenueId, after: Cursor) -> f64 {
    let filter = HistoryFilter {
        venue: Some(venue),
        after: Some(after),
        ..HistoryFilter::default()
    };
    let body = json!({ "filter": filter });
    let began = Instant::now();
    let (_, page) = door
        .call::<HistoryPage>("scan_history", &body, cookie)
        .await;
    let took = began.elapsed().as_secs_f64() * 1_000.0;
    assert_eq!(page.rows.len(), domain::history::PAGE_ROWS);
    took
}

/// The million rows as a file: how fast, and how much the server grows.
async fn file(server: &Server, door: &Door, cookie: &str, venue: VenueId, format: &str) {
    let filter = json!({ "venue": venue });
    let body = json!({ "filter": filter, "format": format, "language": "vi" });
    server.forget_peak_memory();
    let before = server.memory_mb();
    let began = Instant::now();
    let mut answer = door
        .post("files/scan_history", body.to_string(), cookie)
        .await;
    assert!(answer.status().is_success(), "{}", answer.status());
    let mut bytes = 0;
    while let Some(piece) = answer.chunk().await.expect("a whole file") {
        bytes += piece.len();
    }
    let seconds = began.elapsed().as_secs_f64();
    let grown = server.peak_memory_mb() - before;
    let name = format!("a million scans as {format}");
    let rate = 1_000_000.0 / seconds;
    eprintln!("{name}: {rate:.0} rows/s, {} MB", bytes / 1_000_000);
    let name = format!("{name}: the server's memory grows by (peer: the limit)");
    row(&name, grown, MEMORY_LIMIT_MB, "MB");
}

/// A place in the history, the same in each run.
fn cursor(now: Timestamp, number: usize) -> Cursor {
    let place = (number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 11;
    let back = i64::try_from(place % (MONTH_MS - 3_600_000)).unwrap_or(0);
    Cursor {
        at: Timestamp::from_millis(now.as_millis() - back),
        id: RecordId::from_bytes([0x80; 16]),
    }
}

fn now() -> Timestamp {
    let since = std::time::UNIX_EPOCH.elapsed().unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(0))
}
