//! Pages of a scan history with a million rows, through the real server's door
//! and beside the same query in the database; and the whole of it as a file.
//!
//! Ours and the peer take turns at the same random places of the same database.

mod bare;

use std::process::ExitCode;
use std::time::Instant;

use domain::history::{Cursor, HistoryFilter, HistoryPage};
use domain::ids::{RecordId, VenueId};
use domain::time::Timestamp;
use domain::venue::{Direction, PointKind, PointNumber, Venue};
use serde_json::json;
use tests::bench::door::Door;
use tests::bench::{median, quantile, row};
use tests::server::Server;

use bare::{Bare, Points};

const PAGES: usize = 400;
/// How much more than the bare query a page may take, at its 95th of 100.
const LIMIT: f64 = 3.0;
/// What the server may grow by while it writes a million rows, in MB.
const MEMORY_LIMIT_MB: f64 = 50.0;
const MONTH_MS: u64 = 28 * 24 * 60 * 60 * 1_000;

/// A page of each kind: what it is called, its filter, what that is to the database.
fn kinds(venue: VenueId) -> [(&'static str, HistoryFilter, Points); 4] {
    let all = HistoryFilter {
        venue: Some(venue),
        ..HistoryFilter::default()
    };
    let point = HistoryFilter {
        point: Some(PointNumber(3)),
        ..all.clone()
    };
    let out = HistoryFilter {
        direction: Some(Direction::Out),
        ..all.clone()
    };
    let text = HistoryFilter {
        text: Some("quầy kem".to_owned()),
        ..all.clone()
    };
    [
        ("a million scans", all, Points::All),
        ("a million scans, one point", point, Points::Within(3)),
        ("a million scans, one direction", out, Points::Within(2)),
        ("a million scans, a text", text, Points::Found(4)),
    ]
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let program = std::env::current_exe().expect("a program has a path");
    let server = Server::start_in(program.parent().expect("a program is in a folder"));
    let door = Door::of(&server);
    let now = now();
    let (venue, cookie) = door.new_venue(&server, now).await;
    // An entrance is there; a twentieth of the scans at each.
    let mut points = vec![
        PointKind::Exit,
        PointKind::Stall,
        PointKind::Own {
            label: "Quầy kem".to_owned(),
        },
    ];
    points.resize(19, PointKind::Door);
    let body = json!({ "venue": venue, "points": points });
    door.call::<Venue>("venues/points/add", &body, &cookie)
        .await;
    let mut bare = Bare::start(&server.folder().join("luuvet.db"));

    let mut is_good = true;
    for (kind, filter, points) in kinds(venue) {
        let (mut ours, mut peers) = (Vec::new(), Vec::new());
        for number in 0..PAGES {
            let after = cursor(now, number);
            peers.push(bare.page(after, points));
            ours.push(page(&door, &cookie, &filter, after).await);
        }
        let name = |what: &str| format!("page of a history of {kind}, {what}");
        row(
            &name("median"),
            median(ours.clone()),
            median(peers.clone()),
            "ms",
        );
        let (our_95, peer_95) = (quantile(ours, 0.95), quantile(peers, 0.95));
        row(&name("95th of 100"), our_95, peer_95, "ms");
        if our_95 > LIMIT * peer_95 {
            eprintln!("{kind}: a page takes more than {LIMIT} times the bare query");
            is_good = false;
        }
    }
    for format in ["csv", "xlsx"] {
        let grown = file(&server, &door, &cookie, venue, format).await;
        if grown > MEMORY_LIMIT_MB {
            eprintln!("{format}: the server grew by more than {MEMORY_LIMIT_MB} MB");
            is_good = false;
        }
    }
    if is_good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Milliseconds of a page, read as a phone reads it.
async fn page(door: &Door, cookie: &str, filter: &HistoryFilter, after: Cursor) -> f64 {
    let filter = HistoryFilter {
        after: Some(after),
        ..filter.clone()
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

/// The million rows as a file: how fast, and by how many MB the server grows.
async fn file(server: &Server, door: &Door, cookie: &str, venue: VenueId, format: &str) -> f64 {
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
    grown
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
