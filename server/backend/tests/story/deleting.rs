//! Deleting a venue, and taking that back.

use std::time::Duration;

use backend::{Error, events, history, posters, venues, withdrawn};
use domain::code::withdrawn::Withdrawal;
use domain::history::HistoryFilter;
use domain::owner::event::VenueEvent;
use domain::owner::managed::RESTORE_WINDOW;
use domain::owner::role::Role;
use domain::record::{Outcome, Record, Rejection};

use crate::city::{City, Phone, START, check_in, rejected};

const OWNER: &str = "0912345678";
const HOUR: Duration = Duration::from_secs(3_600);

#[tokio::test]
async fn a_deleted_venue_takes_no_check_ins_made_after_and_keeps_those_before() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let phone = Phone::new();
    let at = |at| Record::CheckIn(check_in(&venue, at));
    let first = at(START);
    city.send(&phone, std::slice::from_ref(&first)).await;
    city.backend.clock.advance(HOUR);
    venues::delete(&city.backend, &owner, venue.id)
        .await
        .expect("deleted");
    let (before, after) = (at(START.plus(HOUR / 2)), at(city.now()));
    let records = [first, before, after.clone()];
    assert_eq!(
        city.send(&phone, &records).await,
        [
            Outcome::AlreadyRecorded,
            Outcome::Recorded,
            rejected(Rejection::VenueDeleted)
        ]
    );
    venues::restore(&city.backend, &owner, venue.id)
        .await
        .expect("restored");
    assert_eq!(city.send(&phone, &[after]).await, [Outcome::Recorded]);
    let page = history::page(&city.backend, &owner, HistoryFilter::default()).await;
    assert_eq!(page.expect("a page").rows.len(), 3);
}

#[tokio::test]
async fn a_deleted_venue_is_gone_for_everybody_and_its_owner_can_restore_it() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let manager = city
        .member(&owner, &venue, "0987654321", Role::Manager)
        .await;
    city.send(&Phone::new(), &[Record::CheckIn(check_in(&venue, START))])
        .await;
    let backend = &city.backend;
    let early = venues::restore(backend, &owner, venue.id).await;
    assert!(matches!(early, Err(Error::NotFound)), "not deleted");
    let refused = venues::delete(backend, &manager, venue.id).await;
    assert!(matches!(refused, Err(Error::NotAllowed)));
    venues::delete(backend, &owner, venue.id)
        .await
        .expect("deleted");
    for who in [&owner, &manager] {
        let again = venues::delete(backend, who, venue.id).await;
        assert!(matches!(again, Err(Error::NotFound)));
        let printed = posters::of_venue(backend, who, venue.id).await;
        assert!(matches!(printed, Err(Error::NotFound)));
        let rows = history::page(backend, who, HistoryFilter::default()).await;
        assert!(rows.expect("a page").rows.is_empty());
        assert!(venues::list(backend, who).await.expect("a list").is_empty());
    }
    let mine = venues::mine(backend, &manager).await.expect("a list");
    assert!(mine.is_empty());
    let mine = venues::mine(backend, &owner).await.expect("a list");
    assert_eq!(mine[0].restorable_until, Some(START.plus(RESTORE_WINDOW)));
    let refused = venues::restore(backend, &manager, venue.id).await;
    assert!(matches!(refused, Err(Error::NotAllowed)));
    let last_moment = RESTORE_WINDOW - Duration::from_millis(1);
    backend.clock.advance(last_moment);
    venues::restore(backend, &owner, venue.id)
        .await
        .expect("restored");
    let told = events::page(backend, &owner, venue.id, None).await;
    let told = told.expect("a page").rows;
    assert_eq!(
        (&told[0].event, &told[1].event),
        (&VenueEvent::Restored, &VenueEvent::Deleted)
    );
    assert_eq!(
        venues::list(backend, &manager).await.expect("a list").len(),
        1
    );
    let part = withdrawn::part(backend, 0).await.expect("a part");
    let keys = backend.keys.published().open().expect("a list");
    let id = venue.id;
    assert_eq!(
        part.open(&keys).expect("signed").entries,
        [Withdrawal::Restored { venue: id }]
    );
}

#[tokio::test]
async fn after_seven_days_a_venue_cannot_be_restored() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    venues::delete(&city.backend, &owner, venue.id)
        .await
        .expect("deleted");
    city.backend.clock.advance(RESTORE_WINDOW);
    let late = venues::restore(&city.backend, &owner, venue.id).await;
    assert!(matches!(late, Err(Error::NotFound)));
    let mine = venues::mine(&city.backend, &owner).await.expect("a list");
    assert!(mine.is_empty());
}
