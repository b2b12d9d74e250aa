//! How long a visitor waits in real Chromium: from the camera's frame to the
//! verdict on the screen, with the check-in saved on the disk in between.
//!
//! One JSON row, `{name, ours, peer, ratio, unit}`; the peer is the limit that
//! the project set itself.

use locales::{Language, Text};
use tests::bench::row;
use tests::browser::{Camera, Engine, Phone};
use tests::server::Server;
use tests::steps::{Poster, open_camera, register_venue};

const SCANS: usize = 25;
/// What the project promises for the median, in milliseconds.
const LIMIT_MS: f64 = 100.0;

#[tokio::main]
async fn main() {
    let server = Server::start();
    let owner = Phone::new(Engine::Chromium, Language::Vi, Camera::SeesNothing).await;
    register_venue(&owner, &server, "0912 345 678", "Bánh mì Cô Ba").await;
    let poster = Poster::printed_by(&owner).await;
    drop(owner);

    let camera = Camera::Plays(poster.video());
    let visitor = Phone::new(Engine::Chromium, Language::Vi, camera).await;
    open_camera(&visitor, &server).await;
    for scan in 0..SCANS {
        visitor.sees(Text::VerdictDone).await;
        // Taken back, so that each scan records anew and is no repetition.
        visitor.press_start(Text::VerdictUndo).await;
        visitor.sees(Text::VerdictUndone).await;
        if scan + 1 < SCANS {
            visitor.press(Text::ScanAgain).await;
        }
    }
    let mut times = times(&visitor).await;
    assert_eq!(times.len(), SCANS, "a scan without its two marks");
    times.sort_by(f64::total_cmp);
    let name =
        |which| format!("scan verdict in Chromium, frame to screen, {which} (peer: the limit)");
    row(&name("p50"), times[SCANS / 2], LIMIT_MS, "ms");
    row(&name("p95"), times[SCANS * 95 / 100], LIMIT_MS, "ms");
}

/// What the page measured itself, in milliseconds.
async fn times(visitor: &Phone) -> Vec<f64> {
    let script =
        "return performance.getEntriesByName('luuvet:verdict').map((entry) => entry.duration)";
    let answer = visitor.session().execute(script, Vec::new()).await;
    let times = answer.and_then(|answer| answer.convert());
    times.expect("the page measures its scans")
}
