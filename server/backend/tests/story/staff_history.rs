//! Scans by staff as a venue's people and other systems see them: masked, in
//! their own direction, counted once.

use backend::files::scan_history;
use backend::{connections, feed, statistics, venues};
use domain::checkpoint::verdict::Outcome as Verdict;
use domain::history::HistoryFilter;
use domain::owner::event::ApiCall;
use domain::owner::file::{FileFormat, HistoryFile};
use domain::record::{Outcome, Record};
use domain::sign_in::Language;
use domain::venue::{Direction, PointKind, PointNumber};

use crate::checkpoint::{DOCUMENT, sighting};
use crate::city::{Phone, START, check_in};
use crate::staff_scans::Checkpoint;
use crate::tables::{bytes, csv_rows};

fn only(direction: Direction) -> HistoryFilter {
    HistoryFilter {
        direction: Some(direction),
        ..HistoryFilter::default()
    }
}

#[tokio::test]
async fn the_history_shows_the_visitors_masked_name_and_never_that_of_the_staff() {
    let it = Checkpoint::open().await;
    it.send(&it.scan(Direction::In)).await;
    // A phone that seals a whole name is not believed.
    let saw = sighting("Nguyễn Thị Mẫu", Verdict::Normal);
    let scan = it.city.staff_scan(&it.venue, Direction::Out, &saw);
    assert_eq!(it.send(&scan).await, Outcome::Recorded);
    let rows = it.city.rows(&it.owner, HistoryFilter::default()).await;
    for row in &rows {
        let seen = row.by_staff.as_ref().expect("by staff");
        assert_eq!(seen.masked_name, "N** T** M**");
        assert_eq!(row.visitor, None);
        assert_eq!(row.direction(), Some(seen.direction));
    }
    let shown = serde_json::to_string(&rows).expect("JSON");
    for secret in ["Kiểm", "K**", "Mẫu", DOCUMENT, "*21"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    // Who searches by the end of the controller's number finds nothing.
    let filter = HistoryFilter {
        text: Some("321".to_owned()),
        ..HistoryFilter::default()
    };
    assert_eq!(it.city.rows(&it.owner, filter).await, []);
}

#[tokio::test]
async fn a_filter_by_direction_goes_by_what_staff_said_and_else_by_the_point() {
    let it = Checkpoint::open().await;
    let points = vec![PointKind::Exit];
    let venue = venues::add_points(&it.city.backend, &it.owner, it.venue.id, points).await;
    let venue = venue.expect("a point");
    let mut left = check_in(&venue, START);
    left.point = PointNumber(2);
    let by_exit = left.id;
    it.city.send(&Phone::new(), &[Record::CheckIn(left)]).await;
    // Whom staff let in at the exit went in all the same.
    let mut entered = it.scan(Direction::In);
    entered.point = PointNumber(2);
    let gone = it.scan(Direction::Out);
    for scan in [&entered, &gone] {
        assert_eq!(it.send(scan).await, Outcome::Recorded);
    }
    let found = async |filter| {
        let rows = it.city.rows(&it.owner, filter).await;
        let mut ids: Vec<_> = rows.into_iter().map(|row| row.id).collect();
        ids.sort_unstable();
        ids
    };
    let sorted = |mut ids: Vec<_>| {
        ids.sort_unstable();
        ids
    };
    assert_eq!(found(only(Direction::In)).await, [entered.id]);
    assert_eq!(
        found(only(Direction::Out)).await,
        sorted(vec![gone.id, by_exit])
    );
    let at_exit = HistoryFilter {
        venue: Some(venue.id),
        point: Some(PointNumber(2)),
        ..only(Direction::Out)
    };
    assert_eq!(found(at_exit).await, [by_exit]);
}

#[tokio::test]
async fn a_table_has_the_same_rows_with_what_staff_saw() {
    let it = Checkpoint::open().await;
    it.send(&it.scan(Direction::Out)).await;
    it.city
        .send(&Phone::new(), &[Record::StaffScan(it.scan(Direction::In))])
        .await;
    it.city
        .send(
            &Phone::new(),
            &[Record::CheckIn(check_in(&it.venue, START))],
        )
        .await;
    let read = async |filter: HistoryFilter| {
        let wanted = HistoryFile {
            filter,
            format: FileFormat::Csv,
            language: Language::En,
        };
        let table = scan_history(&it.city.backend, &it.owner, wanted).await;
        csv_rows(&bytes(table.expect("a table")).await.expect("a file"))
    };
    let mut rows = read(HistoryFilter::default()).await;
    let head = rows.remove(0);
    assert_eq!(head.last().map(String::as_str), Some("Seen by staff"));
    let mut seen: Vec<_> = rows
        .iter()
        .map(|row| [&*row[3], &*row[4], &*row[5], &*row[8]])
        .collect();
    seen.sort_unstable();
    let (abnormal, name) = ("Scanned by staff: Abnormal", "N** T** M**");
    let flagged = "Scanned by staff: Abnormal (to be checked)";
    assert_eq!(seen[0], ["", "", "", ""]);
    assert_eq!(seen[1], ["Arriving", name, "", flagged]);
    assert_eq!(seen[2], ["Leaving", name, "", abnormal]);
    assert_eq!(
        read(only(Direction::Out)).await.len(),
        2,
        "the head and one"
    );
}

#[tokio::test]
async fn other_systems_see_the_direction_and_the_outcome_but_no_name() {
    let it = Checkpoint::open().await;
    it.send(&it.scan(Direction::Out)).await;
    it.city
        .send(
            &Phone::new(),
            &[Record::CheckIn(check_in(&it.venue, START))],
        )
        .await;
    let backend = &it.city.backend;
    let key = connections::make_key(backend, &it.owner, it.venue.id, "Hệ thống").await;
    let ip = "203.0.113.9".parse().expect("an address");
    let secret = key.expect("a key").secret;
    let system = feed::open(backend, &secret, ip, ApiCall::List).await;
    let page = system.expect("let in").page(backend, None, 9).await;
    let text = serde_json::to_string(&page.expect("a page")).expect("JSON");
    let seen = r#""direction":"out","by_staff":{"outcome":"abnormal","is_flagged":false}"#;
    assert!(text.contains(seen), "{text}");
    assert!(
        text.contains(r#""direction":null,"by_staff":null"#),
        "{text}"
    );
    assert!(!text.contains("**"), "{text}");
}

#[tokio::test]
async fn who_is_scanned_going_in_counts_once_and_who_leaves_does_not() {
    let it = Checkpoint::open().await;
    let scan = it.scan(Direction::In);
    it.send(&scan).await;
    it.send(&scan).await;
    it.send(&it.scan(Direction::Out)).await;
    let counts = statistics::of_venue(&it.city.backend, &it.owner, it.venue.id).await;
    let counts = counts.expect("counts");
    assert_eq!((counts.today, counts.hours.iter().sum::<u32>()), (1, 1));
    assert_eq!(counts.busiest.expect("a point").count, 1);
    let mine = venues::one(&it.city.backend, &it.owner, it.venue.id).await;
    assert_eq!(mine.expect("a venue").today, 1, "both pages agree");
}
