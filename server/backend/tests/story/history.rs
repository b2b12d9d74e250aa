//! Scan history: own venues, newest first, pages that do not move.

use std::time::Duration;

use backend::{Error, history, venues};
use domain::history::{HistoryFilter, PAGE_ROWS};
use domain::record::Record;

use crate::city::{City, Phone, START, check_in, new_venue_id, stall};

fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

#[tokio::test]
async fn pages_stay_the_same_while_new_scans_arrive() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let phone = Phone::new();
    // Pairs share their moment, so that the id has to decide between them.
    let records: Vec<_> = (0..120)
        .map(|n| Record::CheckIn(check_in(&venue, START.plus(seconds(n / 2)))))
        .collect();
    city.send(&phone, &records).await;

    let mut filter = HistoryFilter::default();
    let (mut seen, mut sizes) = (Vec::new(), Vec::new());
    loop {
        let page = history::page(&city.backend, &owner, filter.clone())
            .await
            .expect("a page");
        sizes.push(page.rows.len());
        seen.extend(page.rows);
        let newer = check_in(&venue, START.plus(seconds(1_000)));
        city.send(&phone, &[Record::CheckIn(newer)]).await;
        match page.next {
            Some(next) => filter.after = Some(next),
            None => break,
        }
    }
    assert_eq!(sizes, [PAGE_ROWS, PAGE_ROWS, 20]);
    assert!(seen.is_sorted_by(|a, b| (a.at, a.id) > (b.at, b.id)));
    let mut ids: Vec<_> = records.iter().map(Record::id).collect();
    ids.sort_unstable();
    let mut found: Vec<_> = seen.iter().map(|row| row.id).collect();
    found.sort_unstable();
    assert_eq!(found, ids);
}

#[tokio::test]
async fn a_filter_narrows_by_venue_and_time() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let (first, second) = (city.venue(&owner).await, city.venue(&owner).await);
    let records: Vec<_> = (0..10)
        .flat_map(|n| [&first, &second].map(|it| check_in(it, START.plus(seconds(n)))))
        .map(Record::CheckIn)
        .collect();
    city.send(&Phone::new(), &records).await;
    let count = |filter: HistoryFilter| {
        let (city, owner) = (&city, &owner);
        async move {
            let page = history::page(&city.backend, owner, filter)
                .await
                .expect("a page");
            page.rows.len()
        }
    };
    let all = HistoryFilter::default();
    assert_eq!(count(all.clone()).await, 20);
    let one = HistoryFilter {
        venue: Some(first.id),
        ..all.clone()
    };
    assert_eq!(count(one.clone()).await, 10);
    let between = HistoryFilter {
        from: Some(START.plus(seconds(2))),
        until: Some(START.plus(seconds(5))),
        ..one
    };
    assert_eq!(count(between).await, 3);
}

#[tokio::test]
async fn an_owner_sees_own_venues_only() {
    let city = City::open().await;
    let (owner, other) = (
        city.owner("0912345678").await,
        city.owner("0987654321").await,
    );
    let venue = city.venue(&owner).await;
    city.send(&Phone::new(), &[Record::CheckIn(check_in(&venue, START))])
        .await;
    let page = history::page(&city.backend, &other, HistoryFilter::default()).await;
    assert!(page.expect("a page").rows.is_empty());
    let filter = HistoryFilter {
        venue: Some(venue.id),
        ..HistoryFilter::default()
    };
    let page = history::page(&city.backend, &other, filter).await;
    assert!(matches!(page, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_scan_of_a_point_added_a_moment_ago_is_known() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let id = new_venue_id();
    let venue = venues::register(&city.backend, &owner, id, stall())
        .await
        .expect("a venue");
    let phone = Phone::new();
    city.send(&phone, &[Record::CheckIn(check_in(&venue, START))])
        .await;
    let points = vec![domain::venue::PointKind::PriceBoard];
    let venue = venues::add_points(&city.backend, &owner, id, points)
        .await
        .expect("a point");
    let mut there = check_in(&venue, START.plus(seconds(1)));
    there.point = venue.points[1].number;
    city.send(&phone, &[Record::CheckIn(there)]).await;
    let page = history::page(&city.backend, &owner, HistoryFilter::default())
        .await
        .expect("a page");
    assert_eq!(
        page.rows[0].point_kind,
        domain::venue::PointKind::PriceBoard
    );
    assert_eq!(page.rows.len(), 2);
}
