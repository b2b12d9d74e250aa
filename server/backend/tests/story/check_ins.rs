//! Batches of records: each its own receipt, exactly once.

use std::time::Duration;

use backend::{Error, history, venues, visitor};
use domain::batch::{MAX_RECORD_BYTES, MAX_RECORDS};
use domain::history::HistoryFilter;
use domain::ids::RecordId;
use domain::record::{Outcome, Record, Rejection};
use domain::time::ClockReading;
use domain::venue::PointNumber;

use crate::city::{City, Phone, START, check_in, random, raw, rejected, text, undo};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[tokio::test]
async fn a_record_is_recorded_once_however_often_it_is_sent() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let (phone, record) = (Phone::new(), Record::CheckIn(check_in(&venue, START)));
    assert_eq!(
        city.send(&phone, std::slice::from_ref(&record)).await,
        [Outcome::Recorded]
    );
    assert_eq!(
        city.send(&phone, std::slice::from_ref(&record)).await,
        [Outcome::AlreadyRecorded]
    );

    // Another spelling says the same; another time under the same id does not.
    let spelled = text(&record).get().replace(':', " : ");
    assert_eq!(
        city.send_texts(&phone, vec![raw(spelled)]).await,
        [Outcome::AlreadyRecorded]
    );
    let Record::CheckIn(mut other) = record else {
        panic!("a check-in")
    };
    other.point = PointNumber(1);
    other.scanned_at = START.plus(Duration::from_secs(1));
    assert_eq!(
        city.send(&phone, &[Record::CheckIn(other)]).await,
        [rejected(Rejection::OtherContent)]
    );
}

#[tokio::test]
async fn a_bad_record_costs_only_itself() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let good: Vec<_> = (0..3).map(|_| check_in(&venue, START)).collect();
    let id = RecordId::new(START, random());
    let unknown_venue = {
        let mut it = check_in(&venue, START);
        it.venue = crate::city::new_venue_id();
        it
    };
    let mut unknown_point = check_in(&venue, START);
    unknown_point.point = PointNumber(9);
    let large = format!(
        r#"{{"id":"{id}","kind":"{}"}}"#,
        "x".repeat(MAX_RECORD_BYTES)
    );
    let records = [
        (text(&Record::CheckIn(good[0].clone())), Outcome::Recorded),
        (raw("17"), rejected(Rejection::Malformed)),
        (
            raw(format!(r#"{{"id":"{id}"}}"#)),
            rejected(Rejection::Malformed),
        ),
        (
            raw(r#"{"id":3,"kind":"check_in"}"#),
            rejected(Rejection::Malformed),
        ),
        (raw(large), rejected(Rejection::TooLarge)),
        (
            raw(r#""{\"kind\":\"check_in\",\"id\":\"01""#),
            rejected(Rejection::NotJson),
        ),
        (text(&Record::CheckIn(good[1].clone())), Outcome::Recorded),
        (
            text(&Record::CheckIn(good[1].clone())),
            Outcome::AlreadyRecorded,
        ),
        (
            text(&Record::CheckIn(unknown_venue)),
            rejected(Rejection::UnknownVenue),
        ),
        (
            text(&Record::CheckIn(unknown_point)),
            rejected(Rejection::UnknownPoint),
        ),
        (text(&Record::CheckIn(good[2].clone())), Outcome::Recorded),
    ];
    let (texts, expected): (Vec<_>, Vec<_>) = records.into_iter().unzip();
    let phone = Phone::new();
    let batch = phone.batch(city.now(), texts);
    let receipt = city.send_batch(batch.clone()).await.expect("a receipt");
    let outcomes: Vec<_> = receipt.receipts.iter().map(|it| it.outcome).collect();
    assert_eq!(outcomes, expected);
    assert_eq!(receipt.batch, batch.id);
    assert_eq!(receipt.receipts[1].id, None);
    assert_eq!(receipt.receipts[2].id, Some(id));
    assert_eq!(receipt.receipts[4].id, Some(id));
}

#[tokio::test]
async fn a_batch_that_is_not_the_phones_own_is_refused() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let phone = Phone::new();
    let record = text(&Record::CheckIn(check_in(&venue, START)));
    let mut batch = phone.batch(START, vec![record.clone()]);
    batch.device = Phone::new().device();
    assert!(matches!(
        city.send_batch(batch).await,
        Err(Error::BadSignature)
    ));
    let batch = phone.batch(START, vec![record.clone(); MAX_RECORDS + 1]);
    assert!(matches!(city.send_batch(batch).await, Err(Error::TooLarge)));

    assert_eq!(
        city.send_texts(&phone, vec![record.clone()]).await,
        [Outcome::Recorded]
    );
    visitor::revoke_phone(&city.backend, &phone.device())
        .await
        .expect("revoked");
    let batch = phone.batch(START, vec![record]);
    assert!(matches!(
        city.send_batch(batch).await,
        Err(Error::SignInAgain)
    ));
}

#[tokio::test]
async fn an_undo_takes_effect_in_any_order() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let phone = Phone::new();
    let soon = START.plus(Duration::from_secs(59));
    let (after, before, together) = (
        check_in(&venue, START),
        check_in(&venue, START),
        check_in(&venue, START),
    );
    let record = |it: &domain::check_in::CheckIn| Record::CheckIn(it.clone());
    let good = [Outcome::Recorded; 2];
    assert_eq!(city.send(&phone, &[record(&after)]).await, good[..1]);
    assert_eq!(city.send(&phone, &[undo(&after, soon)]).await, good[..1]);
    assert_eq!(city.send(&phone, &[undo(&before, soon)]).await, good[..1]);
    assert_eq!(city.send(&phone, &[record(&before)]).await, good[..1]);
    let both = [undo(&together, soon), record(&together)];
    assert_eq!(city.send(&phone, &both).await, good);
    assert_eq!(
        city.send(&phone, &both).await,
        [Outcome::AlreadyRecorded; 2]
    );
    assert_eq!(rows(&city, &owner).await, 0);
}

#[tokio::test]
async fn an_undo_that_is_late_or_of_another_phone_changes_nothing() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let (phone, thief) = (Phone::new(), Phone::new());
    let late = START.plus(Duration::from_secs(60));
    let (known, unknown) = (check_in(&venue, START), check_in(&venue, START));
    // Nothing can be said against these yet; they are looked at again later.
    assert_eq!(
        city.send(&thief, &[undo(&unknown, START)]).await,
        [Outcome::Recorded]
    );
    assert_eq!(
        city.send(&phone, &[undo(&unknown, late)]).await,
        [Outcome::Recorded]
    );

    let records = [Record::CheckIn(known.clone()), Record::CheckIn(unknown)];
    assert_eq!(city.send(&phone, &records).await, [Outcome::Recorded; 2]);
    assert_eq!(
        city.send(&thief, &[undo(&known, START)]).await,
        [rejected(Rejection::NotYours)]
    );
    assert_eq!(
        city.send(&phone, &[undo(&known, late)]).await,
        [rejected(Rejection::UndoTooLate)]
    );
    assert_eq!(rows(&city, &owner).await, 2);
}

#[tokio::test]
async fn one_id_means_one_record_of_whatever_kind() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let phone = Phone::new();
    let first = check_in(&venue, START);
    let Record::Undo(mut same) = undo(&first, START) else {
        panic!("an undo")
    };
    same.id = first.id;
    let other = rejected(Rejection::OtherContent);
    let outcomes = city
        .send(&phone, &[Record::CheckIn(first), Record::Undo(same)])
        .await;
    assert_eq!(outcomes, [Outcome::Recorded, other]);

    let Record::Undo(undo) = undo(&check_in(&venue, START), START) else {
        panic!("an undo")
    };
    let mut same = check_in(&venue, START);
    same.id = undo.id;
    assert_eq!(
        city.send(&phone, &[Record::Undo(undo)]).await,
        [Outcome::Recorded]
    );
    assert_eq!(city.send(&phone, &[Record::CheckIn(same)]).await, [other]);
}

#[tokio::test]
async fn old_records_are_refused_unless_they_were_stored_before() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let phone = Phone::new();
    let stored = Record::CheckIn(check_in(&venue, START));
    assert_eq!(
        city.send(&phone, std::slice::from_ref(&stored)).await,
        [Outcome::Recorded]
    );
    let never_sent = Record::CheckIn(check_in(&venue, START));
    city.backend.clock.advance(29 * DAY);
    assert_eq!(
        city.send(&phone, &[stored, never_sent]).await,
        [Outcome::AlreadyRecorded, rejected(Rejection::TooOld)]
    );
}

#[tokio::test]
async fn times_are_kept_and_put_right_by_the_best_clock_there_is() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let phone = Phone::new();
    let reading = |offset_ms| ClockReading {
        offset_ms,
        error_ms: 50,
        measured_at: START,
    };
    let hour = Duration::from_secs(3_600);
    // This phone's clock is one hour behind, and the server's reads START.
    let mut own = check_in(&venue, START.minus(hour));
    own.clock = Some(reading(3_600_000));
    let plain = check_in(&venue, START.minus(hour));
    let records = vec![text(&Record::CheckIn(own)), text(&Record::CheckIn(plain))];
    let batch = phone.batch_with_clock(START, Some(reading(1_000)), records);
    city.send_batch(batch).await.expect("a receipt");
    let future = check_in(&venue, START.plus(365 * DAY));
    let absurd = check_in(&venue, domain::time::Timestamp::from_millis(i64::MAX));
    let records = [Record::CheckIn(future), Record::CheckIn(absurd)];
    assert_eq!(
        city.send(&phone, &records).await,
        [Outcome::Recorded; 2],
        "kept, not refused"
    );
    let unmeasured = text(&Record::CheckIn(check_in(&venue, START.minus(2 * hour))));
    let batch = phone.batch(START.minus(hour), vec![unmeasured]);
    city.send_batch(batch).await.expect("a receipt");

    let page = history::page(&city.backend, &owner, HistoryFilter::default())
        .await
        .expect("a page");
    let behind: Vec<_> = page
        .rows
        .iter()
        .map(|row| START.as_millis() - row.at.as_millis())
        .collect();
    assert_eq!(behind[1..], [-365 * 86_400_000, 0, 3_599_000, 3_600_000]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_phones_at_once_lose_and_double_nothing() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let running: Vec<_> = (0..40)
        .map(|_| {
            let (backend, venue) = (city.backend.clone(), venue.clone());
            tokio::spawn(async move {
                let phone = Phone::new();
                let records: Vec<_> = (0..7)
                    .map(|_| text(&Record::CheckIn(check_in(&venue, START))))
                    .collect();
                let send = || {
                    let batch = phone.batch(START, records.clone());
                    backend::check_ins::record(&backend, batch, START)
                };
                let (first, second) = tokio::join!(send(), send());
                let outcomes = [first, second].map(|it| it.expect("a receipt").receipts);
                outcomes.concat()
            })
        })
        .collect();
    let mut recorded = 0;
    for one in running {
        let receipts = one.await.expect("a task");
        recorded += receipts
            .iter()
            .filter(|it| it.outcome == Outcome::Recorded)
            .count();
    }
    assert_eq!(recorded, 40 * 7);
    let city = city.after_a_crash().await;
    assert_eq!(rows(&city, &owner).await, 40 * 7);
}

/// How many check-ins the owner sees, over all pages.
async fn rows(city: &City, owner: &backend::caller::Caller) -> usize {
    let (mut filter, mut count) = (HistoryFilter::default(), 0);
    loop {
        let page = history::page(&city.backend, owner, filter.clone())
            .await
            .expect("a page");
        count += page.rows.len();
        match page.next {
            Some(next) => filter.after = Some(next),
            None => return count,
        }
    }
}

#[tokio::test]
async fn a_check_in_that_was_taken_back_is_not_the_last_scan() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let phone = Phone::new();
    let (kept, undone) = (
        check_in(&venue, START),
        check_in(&venue, START.plus(Duration::from_secs(60))),
    );
    city.backend.clock.advance(Duration::from_secs(120));
    let records = [
        Record::CheckIn(kept.clone()),
        Record::CheckIn(undone.clone()),
        undo(&undone, START.plus(Duration::from_secs(61))),
    ];
    city.send(&phone, &records).await;
    let shown = venues::one(&city.backend, &owner, venue.id).await;
    let shown = shown.expect("a venue");
    assert_eq!(
        (shown.today, shown.last_scan_at),
        (1, Some(kept.scanned_at))
    );
}
