//! A poster that was stolen: what counts before and after it was withdrawn.

use std::time::Duration;

use backend::{Error, posters, venues, withdrawn};
use domain::check_in::CheckIn;
use domain::code::withdrawn::Withdrawn;
use domain::owner::managed::{Mark, QUIET_AFTER};
use domain::owner::role::Role;
use domain::record::{Outcome, Record, Rejection};
use domain::time::Timestamp;
use domain::venue::{PointNumber, Venue};

use crate::city::{City, Phone, START, check_in, rejected};

const OWNER: &str = "0912345678";
const HOUR: Duration = Duration::from_secs(3_600);
const FIRST: PointNumber = PointNumber(1);

fn of_version(venue: &Venue, version: u16, at: Timestamp) -> CheckIn {
    CheckIn {
        poster_version: version,
        ..check_in(venue, at)
    }
}

async fn marks(city: &City, owner: &backend::caller::Caller) -> Vec<Mark> {
    let mine = venues::mine(&city.backend, owner).await.expect("a list");
    mine[0].marks.clone()
}

#[tokio::test]
async fn a_scan_counts_if_it_was_made_before_however_late_it_comes() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let phone = Phone::new();
    let kept = Record::CheckIn(of_version(&venue, 1, START));
    // Also fills what the server remembers of the venue.
    assert_eq!(
        city.send(&phone, std::slice::from_ref(&kept)).await,
        [Outcome::Recorded]
    );
    city.backend.clock.advance(HOUR);
    let withdrawn_at = city.now();
    let after = posters::withdraw(&city.backend, &owner, venue.id, FIRST).await;
    assert_eq!(after.expect("a venue").points[0].poster_version, 2);
    city.backend.clock.advance(HOUR);
    let just_before = withdrawn_at.minus(Duration::from_millis(1));
    let records = [
        kept,
        Record::CheckIn(of_version(&venue, 1, just_before)),
        Record::CheckIn(of_version(&venue, 1, withdrawn_at)),
        Record::CheckIn(of_version(&venue, 1, city.now())),
        Record::CheckIn(of_version(&venue, 2, city.now())),
    ];
    let gone = rejected(Rejection::PosterWithdrawn);
    assert_eq!(
        city.send(&phone, &records).await,
        [
            Outcome::AlreadyRecorded,
            Outcome::Recorded,
            gone,
            gone,
            Outcome::Recorded
        ]
    );
}

#[tokio::test]
async fn a_receipt_that_was_lost_is_forgiven_after_the_poster_is_gone() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let phone = Phone::new();
    let record = [Record::CheckIn(of_version(
        &venue,
        1,
        START.plus(Duration::from_secs(1)),
    ))];
    assert_eq!(city.send(&phone, &record).await, [Outcome::Recorded]);
    posters::withdraw(&city.backend, &owner, venue.id, FIRST)
        .await
        .expect("withdrawn");
    assert_eq!(city.send(&phone, &record).await, [Outcome::AlreadyRecorded]);
    assert_eq!(marks(&city, &owner).await, [], "no scan of a withdrawn one");
}

#[tokio::test]
async fn the_owner_is_told_that_a_withdrawn_poster_hangs_somewhere() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    posters::withdraw(&city.backend, &owner, venue.id, FIRST)
        .await
        .expect("withdrawn");
    assert_eq!(marks(&city, &owner).await, []);
    let phone = Phone::new();
    city.send(&phone, &[Record::CheckIn(of_version(&venue, 1, START))])
        .await;
    assert_eq!(marks(&city, &owner).await, [Mark::WithdrawnScanned]);
    city.backend.clock.advance(QUIET_AFTER);
    let later = marks(&city, &owner).await;
    assert!(
        !later.is_empty() && later.contains(&Mark::Quiet),
        "{later:?}"
    );
    city.backend.clock.advance(HOUR);
    assert_eq!(marks(&city, &owner).await, [Mark::Quiet]);
}

#[tokio::test]
async fn phones_fetch_the_log_part_by_part_and_refuse_what_is_in_it() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let keys = city.backend.keys.published().open().expect("a list");
    let mut log = Withdrawn::default();
    let code = |version| {
        let mut code = code_of(&venue);
        code.poster_version = version;
        code
    };
    for withdrawals in 0..3_u16 {
        let part = withdrawn::part(&city.backend, log.until).await;
        let part = part.expect("a part").open(&keys).expect("signed");
        assert!(part.is_last && log.add(&part));
        assert_eq!(log.refuses(&code(withdrawals)).is_some(), withdrawals > 0);
        assert_eq!(log.refuses(&code(withdrawals + 1)), None);
        posters::withdraw(&city.backend, &owner, venue.id, FIRST)
            .await
            .expect("withdrawn");
    }
}

#[tokio::test]
async fn only_a_point_that_is_there_is_withdrawn_and_only_by_those_who_may() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let guard = city
        .member(&owner, &venue, "0987654321", Role::Controller)
        .await;
    let withdraw = |who, point| posters::withdraw(&city.backend, who, venue.id, point);
    let refused = withdraw(&guard, FIRST).await;
    assert!(matches!(refused, Err(Error::NotAllowed)));
    let missing = withdraw(&owner, PointNumber(9)).await;
    assert!(matches!(missing, Err(Error::NotFound)));
    let part = withdrawn::part(&city.backend, 0).await.expect("a part");
    let keys = city.backend.keys.published().open().expect("a list");
    assert!(part.open(&keys).expect("signed").entries.is_empty());
}

#[tokio::test]
async fn what_a_later_entry_makes_void_is_not_sent_to_a_new_phone() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let (venue, gone) = (city.venue(&owner).await, city.venue(&owner).await);
    let keys = city.backend.keys.published().open().expect("a list");
    let part = async |after| {
        let part = withdrawn::part(&city.backend, after).await;
        part.expect("a part").open(&keys).expect("signed")
    };
    let mut known_phone = Withdrawn::default();
    for _ in 0..5 {
        posters::withdraw(&city.backend, &owner, venue.id, FIRST)
            .await
            .expect("withdrawn");
        venues::delete(&city.backend, &owner, gone.id)
            .await
            .expect("deleted");
        assert!(known_phone.add(&part(known_phone.until).await));
        venues::restore(&city.backend, &owner, gone.id)
            .await
            .expect("restored");
    }
    venues::delete(&city.backend, &owner, gone.id)
        .await
        .expect("deleted");
    let whole = part(0).await;
    assert_eq!((whole.entries.len(), whole.until), (2, 16));
    let mut new_phone = Withdrawn::default();
    assert!(new_phone.add(&whole));
    assert!(known_phone.add(&part(known_phone.until).await));
    assert_eq!(known_phone.entries(), new_phone.entries());
}

#[tokio::test]
async fn nobody_withdraws_deletes_or_registers_without_end() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let withdraw = || posters::withdraw(&city.backend, &owner, venue.id, FIRST);
    for _ in 0..200 {
        withdraw().await.expect("withdrawn");
    }
    assert!(matches!(withdraw().await, Err(Error::TooManyCalls { .. })));
    for _ in 0..25 {
        venues::delete(&city.backend, &owner, venue.id)
            .await
            .expect("deleted");
        venues::restore(&city.backend, &owner, venue.id)
            .await
            .expect("restored");
    }
    let refused = venues::delete(&city.backend, &owner, venue.id).await;
    assert!(matches!(refused, Err(Error::TooManyCalls { .. })));
    let register = || {
        let details = crate::city::stall();
        venues::register(&city.backend, &owner, crate::city::new_venue_id(), details)
    };
    for _ in 1..200 {
        register().await.expect("a venue");
    }
    let Err(Error::TooManyCalls { wait_seconds }) = register().await else {
        panic!("one more venue");
    };
    // The refused ones left nothing behind, and others go on.
    let mine = venues::list(&city.backend, &owner).await.expect("a list");
    assert_eq!(mine.len(), 200);
    city.venue(&city.owner("0987654321").await).await;
    let wait = Duration::from_secs(wait_seconds.into());
    city.backend.clock.advance(wait);
    withdraw().await.expect("withdrawn");
    register().await.expect("a venue");
}

fn code_of(venue: &Venue) -> domain::code::venue::VenueCode {
    domain::code::venue::VenueCode {
        venue: venue.id,
        point: FIRST,
        poster_version: 1,
        venue_kind: venue.details.kind,
        point_kind: venue.points[0].kind.clone(),
        usual_stay_minutes: venue.details.usual_stay_minutes,
        venue_name: venue.details.name.clone(),
        ward_name: venue.ward_name.clone(),
    }
}
