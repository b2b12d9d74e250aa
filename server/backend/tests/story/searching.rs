//! Searching a scan history: points, directions, names, the end of a number.

use std::time::Duration;

use backend::caller::Caller;
use backend::visitor::{self, Proof};
use backend::{Error, history, venues};
use domain::device;
use domain::history::{HistoryFilter, HistoryRow, PAGE_ROWS};
use domain::owner::role::Role;
use domain::record::Record;
use domain::sign_in::Purpose;
use domain::venue::{Direction, PointKind, PointNumber, Venue, VenueDetails};

use crate::city::{City, Phone, START, check_in, new_venue_id, stall};

const OWNER: &str = "0912345678";

/// Two venues of one owner: an eating house with four points, and a stall.
async fn venues_of(city: &City, owner: &Caller) -> [Venue; 2] {
    let details = VenueDetails {
        name: "Phở Gõ Đường Thị".to_owned(),
        ..stall()
    };
    let backend = &city.backend;
    let id = new_venue_id();
    venues::register(backend, owner, id, details)
        .await
        .expect("a venue");
    let label = "Quầy kem".to_owned();
    let points = vec![
        PointKind::Entrance,
        PointKind::Exit,
        PointKind::Own { label },
    ];
    let first = venues::add_points(backend, owner, id, points).await;
    [first.expect("points"), city.venue(owner).await]
}

/// One scan at each point, one more by somebody whose number is known.
async fn scans(city: &City, venues: &[Venue; 2]) {
    let phone = Phone::new();
    let mut seconds = 0..;
    let mut at_point = |venue: &Venue, point| {
        let second = seconds.next().expect("a second");
        let mut it = check_in(venue, START.plus(Duration::from_secs(second)));
        it.point = PointNumber(point);
        Record::CheckIn(it)
    };
    let mut records: Vec<_> = (1..=4).map(|point| at_point(&venues[0], point)).collect();
    records.push(at_point(&venues[1], 1));
    city.send(&phone, &records).await;
    let known = Phone::new();
    city.send(&known, &[at_point(&venues[1], 1)]).await;
    let asked = city.ask("0987654321", Purpose::Visitor).await;
    let challenge = asked.expect("a code").challenge;
    let proof = Proof {
        challenge,
        code: city.sent.code(),
        device: known.device(),
        signature: device::sign_attach(&known.key, challenge),
    };
    visitor::confirm(&city.backend, proof, "Hoa")
        .await
        .expect("a person");
}

async fn rows(city: &City, who: &Caller, filter: &HistoryFilter) -> Vec<HistoryRow> {
    let page = history::page(&city.backend, who, filter.clone()).await;
    page.expect("a page").rows
}

#[tokio::test]
async fn a_filter_narrows_by_point_and_by_direction() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venues = venues_of(&city, &owner).await;
    scans(&city, &venues).await;
    let all = HistoryFilter::default();
    assert_eq!(rows(&city, &owner, &all).await.len(), 6);
    let point = HistoryFilter {
        venue: Some(venues[0].id),
        point: Some(PointNumber(3)),
        ..all.clone()
    };
    let found = rows(&city, &owner, &point).await;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].point_kind, PointKind::Exit);
    for (direction, kind) in [
        (Direction::In, PointKind::Entrance),
        (Direction::Out, PointKind::Exit),
    ] {
        let filter = HistoryFilter {
            direction: Some(direction),
            ..all.clone()
        };
        let found = rows(&city, &owner, &filter).await;
        let kinds: Vec<_> = found.iter().map(|row| row.point_kind.clone()).collect();
        assert_eq!(kinds, [kind]);
    }
    let both = HistoryFilter {
        direction: Some(Direction::In),
        ..point
    };
    assert!(rows(&city, &owner, &both).await.is_empty());
}

#[tokio::test]
async fn a_text_finds_names_without_marks_and_the_end_of_a_number() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venues = venues_of(&city, &owner).await;
    scans(&city, &venues).await;
    for (text, count) in [
        ("pho go", 4),
        ("ĐƯỜNG", 4),
        ("duong thi", 4),
        ("quay KEM", 1),
        ("entrance", 1),
        ("banh mi", 2),
        ("321", 1),
        ("32", 0),
        ("4321", 0),
        ("987", 0),
        ("Hoa", 0),
        ("%", 0),
        ("  ", 6),
        ("không có", 0),
    ] {
        let filter = HistoryFilter {
            text: Some(text.to_owned()),
            ..HistoryFilter::default()
        };
        assert_eq!(rows(&city, &owner, &filter).await.len(), count, "{text}");
    }
    let filter = HistoryFilter {
        text: Some("321".to_owned()),
        direction: Some(Direction::Out),
        ..HistoryFilter::default()
    };
    assert!(
        rows(&city, &owner, &filter).await.is_empty(),
        "both must hold"
    );
}

#[tokio::test]
async fn filtered_pages_stay_the_same_while_new_scans_arrive() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let [venue, _] = venues_of(&city, &owner).await;
    let phone = Phone::new();
    let at_point = |second: u64| {
        let mut it = check_in(&venue, START.plus(Duration::from_secs(second / 3)));
        it.point = PointNumber(if second.is_multiple_of(2) { 2 } else { 3 });
        Record::CheckIn(it)
    };
    let records: Vec<_> = (0..180).map(at_point).collect();
    city.send(&phone, &records).await;
    let mut filter = HistoryFilter {
        direction: Some(Direction::Out),
        ..HistoryFilter::default()
    };
    let mut seen = Vec::new();
    loop {
        let page = history::page(&city.backend, &owner, filter.clone()).await;
        let page = page.expect("a page");
        assert!(page.rows.len() <= PAGE_ROWS);
        seen.extend(page.rows);
        let newer: Vec<_> = (900..902).map(at_point).collect();
        city.send(&phone, &newer).await;
        match page.next {
            Some(next) => filter.after = Some(next),
            None => break,
        }
    }
    assert_eq!(seen.len(), 90);
    assert!(seen.is_sorted_by(|a, b| (a.at, a.id) > (b.at, b.id)));
    assert!(seen.iter().all(|row| row.point_kind == PointKind::Exit));
}

#[tokio::test]
async fn a_controller_sees_no_history_and_a_manager_does() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let guard = city
        .member(&owner, &venue, "0987654321", Role::Controller)
        .await;
    let manager = city
        .member(&owner, &venue, "0933333333", Role::Manager)
        .await;
    city.send(&Phone::new(), &[Record::CheckIn(check_in(&venue, START))])
        .await;
    let one = HistoryFilter {
        venue: Some(venue.id),
        ..HistoryFilter::default()
    };
    let refused = history::page(&city.backend, &guard, one.clone()).await;
    assert!(matches!(refused, Err(Error::NotAllowed)));
    let text = HistoryFilter {
        text: Some("banh mi".to_owned()),
        ..HistoryFilter::default()
    };
    for filter in [HistoryFilter::default(), text, one] {
        assert_eq!(rows(&city, &manager, &filter).await.len(), 1);
        if filter.venue.is_none() {
            assert!(rows(&city, &guard, &filter).await.is_empty());
        }
    }
}

#[tokio::test]
async fn a_search_that_can_find_nothing_looks_at_no_row() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    city.check_in_often(&venue, 1).await;
    let many = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) \
        INSERT INTO check_ins SELECT randomblob(16), digest, device, venue, point, poster_version, \
        method, scanned_at - i, at - i, clock_error_ms, received_at FROM check_ins, n";
    crate::changes::alter(&city.backend.config.database, many).await;
    let search = async |text: &str| {
        let began = std::time::Instant::now();
        let filter = HistoryFilter {
            text: Some(text.to_owned()),
            ..HistoryFilter::default()
        };
        let page = history::page(&city.backend, &owner, filter).await;
        assert!(page.expect("a page").rows.is_empty());
        began.elapsed()
    };
    // Nobody's number ends so, but that is known only after the last row.
    let every_row = search("999").await;
    let no_row = search("không có").await;
    assert!(no_row * 5 < every_row, "{no_row:?} and {every_row:?}");
    let nowhere = HistoryFilter {
        point: Some(PointNumber(9)),
        ..HistoryFilter::default()
    };
    let page = history::page(&city.backend, &owner, nowhere).await;
    assert!(page.expect("a page").rows.is_empty());
}
