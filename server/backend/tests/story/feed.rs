//! A venue's check-ins for other systems: in the order in which they came.

use std::collections::HashSet;
use std::time::Duration;

use backend::connections;
use backend::feed::{self, Page, System};
use backend::{Backend, Error};
use domain::ids::RecordId;
use domain::owner::event::ApiCall;
use domain::record::{Outcome, Record};
use domain::venue::Venue;

use crate::city::{City, Phone, START, check_in, text, undo};

async fn system(city: &City, owner: &backend::caller::Caller, venue: &Venue) -> System {
    let key = connections::make_key(&city.backend, owner, venue.id, "Hệ thống").await;
    let secret = key.expect("a key").secret;
    let ip = "203.0.113.9".parse().expect("an address");
    let opened = feed::open(&city.backend, &secret, ip, ApiCall::List).await;
    opened.unwrap_or_else(|error| panic!("{error}"))
}

fn ids(page: &Page) -> Vec<RecordId> {
    page.check_ins.iter().map(|it| it.id).collect()
}

/// Everything from a cursor on, with the cursor after it.
async fn rest(
    backend: &Backend,
    system: &System,
    mut after: Option<String>,
    most: usize,
) -> (Vec<RecordId>, Option<String>) {
    let mut seen = Vec::new();
    loop {
        let page = system.page(backend, after.as_deref(), most).await;
        let page = page.expect("a page");
        assert!(page.check_ins.len() <= most);
        if let Some(last) = page.check_ins.last() {
            assert_eq!(last.cursor, page.next);
        }
        seen.extend(ids(&page));
        after = Some(page.next);
        if !page.more {
            return (seen, after);
        }
    }
}

#[tokio::test]
async fn check_ins_come_in_the_order_of_arrival_with_late_ones_last() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let (venue, other) = (city.venue(&owner).await, city.venue(&owner).await);
    let system = system(&city, &owner, &venue).await;
    let hours_ago = |hours: u64| START.minus(Duration::from_secs(3_600 * hours));
    let mut sent = Vec::new();
    // A phone that was without a network tells of the past after the others.
    for at in [START, hours_ago(5), hours_ago(1), hours_ago(9)] {
        let it = check_in(&venue, at);
        sent.push(it.id);
        let elsewhere = check_in(&other, at);
        let records = [Record::CheckIn(it), Record::CheckIn(elsewhere)];
        assert_eq!(
            city.send(&Phone::new(), &records).await,
            [Outcome::Recorded; 2]
        );
    }
    let (seen, next) = rest(&city.backend, &system, None, 2).await;
    assert_eq!(seen, sent);
    let (nothing, same) = rest(&city.backend, &system, next.clone(), 2).await;
    assert_eq!((nothing.len(), &same), (0, &next), "and nothing twice");
    let late = check_in(&venue, hours_ago(20));
    let id = late.id;
    city.send(&Phone::new(), &[Record::CheckIn(late)]).await;
    assert_eq!(rest(&city.backend, &system, next, 2).await.0, [id]);
}

#[tokio::test]
async fn a_record_that_is_sent_again_does_not_come_again() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let system = system(&city, &owner, &venue).await;
    let phone = Phone::new();
    let record = [Record::CheckIn(check_in(&venue, START))];
    city.send(&phone, &record).await;
    let (seen, next) = rest(&city.backend, &system, None, 9).await;
    assert_eq!(seen.len(), 1);
    assert_eq!(city.send(&phone, &record).await, [Outcome::AlreadyRecorded]);
    assert!(rest(&city.backend, &system, next, 9).await.0.is_empty());
}

#[tokio::test]
async fn what_was_taken_back_is_left_out() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let system = system(&city, &owner, &venue).await;
    let (phone, it) = (Phone::new(), check_in(&venue, START));
    city.send(&phone, &[Record::CheckIn(it.clone()), undo(&it, START)])
        .await;
    assert!(rest(&city.backend, &system, None, 9).await.0.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_is_missed_or_doubled_while_many_write() {
    const WRITERS: usize = 12;
    const BATCHES: usize = 12;
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let system = system(&city, &owner, &venue).await;
    let writing: Vec<_> = (0..WRITERS)
        .map(|_| {
            let (backend, venue) = (city.backend.clone(), venue.clone());
            tokio::spawn(async move {
                let phone = Phone::new();
                let mut ids = Vec::new();
                for _ in 0..BATCHES {
                    let visits = [check_in(&venue, START), check_in(&venue, START)];
                    ids.extend(visits.iter().map(|it| it.id));
                    let texts = visits.map(|it| text(&Record::CheckIn(it))).into();
                    let batch = phone.batch(START, texts);
                    backend::check_ins::record(&backend, batch, START)
                        .await
                        .expect("a receipt");
                }
                ids
            })
        })
        .collect();
    let (mut seen, mut next) = (Vec::new(), None);
    while !writing.iter().all(tokio::task::JoinHandle::is_finished) {
        let (more, after) = rest(&city.backend, &system, next, 7).await;
        seen.extend(more);
        next = after;
    }
    seen.extend(rest(&city.backend, &system, next, 7).await.0);
    let mut sent = HashSet::new();
    for one in writing {
        sent.extend(one.await.expect("a writer"));
    }
    assert_eq!(seen.len(), WRITERS * BATCHES * 2);
    assert_eq!(seen.into_iter().collect::<HashSet<_>>(), sent);
}

#[tokio::test]
async fn a_cursor_that_is_none_of_ours_is_refused() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let system = system(&city, &owner, &venue).await;
    for bad in [
        "",
        "1",
        "1.",
        ".x",
        "1.2",
        "x.0198-",
        "9999999999999999999.0",
    ] {
        let page = system.page(&city.backend, Some(bad), 9).await;
        assert!(matches!(page, Err(Error::NotUnderstood)), "{bad}");
    }
    let far = format!("{}.{}", i64::MAX, venue.id);
    for good in [&far, &format!("{}.{}", i64::MIN, venue.id)] {
        let page = system.page(&city.backend, Some(good), usize::MAX).await;
        assert_eq!(page.expect("a page").next, *good);
    }
}
