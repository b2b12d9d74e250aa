//! Counts as they happen, for pages that are open.

use std::time::Duration;

use backend::caller::Caller;
use backend::live::{self, Count};
use backend::{Error, sharing, sign_in};
use domain::owner::role::Role;
use domain::record::Record;
use domain::venue::Venue;
use tokio::time::timeout;

use crate::city::{City, Phone, check_in, stranger};
use crate::team::id_of;

const OWNER: &str = "0912345678";
/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(30);

async fn scan(city: &City, venue: &Venue) {
    let record = Record::CheckIn(check_in(venue, city.now()));
    city.send(&Phone::new(), &[record]).await;
}

async fn next(watch: &mut live::Watch) -> Option<Count> {
    let next = timeout(PATIENCE, watch.next()).await;
    next.expect("in time").expect("a count")
}

fn watch(city: &City, who: &Caller) -> live::Watch {
    live::watch(&city.backend, who).expect("signed in")
}

#[tokio::test]
async fn a_check_in_tells_todays_count_to_everybody_with_a_role_and_nobody_else() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let (venue, other_venue) = (city.venue(&owner).await, city.venue(&owner).await);
    let guard = city
        .member(&owner, &venue, "0987654321", Role::Controller)
        .await;
    let (mut for_owner, mut for_guard) = (watch(&city, &owner), watch(&city, &guard));
    scan(&city, &other_venue).await;
    scan(&city, &venue).await;
    let count = |venue: &Venue, today| {
        Some(Count {
            venue: venue.id,
            today,
        })
    };
    assert_eq!(next(&mut for_owner).await, count(&other_venue, 1));
    assert_eq!(next(&mut for_owner).await, count(&venue, 1));
    assert_eq!(
        next(&mut for_guard).await,
        count(&venue, 1),
        "not the other"
    );
    assert!(live::watch(&city.backend, &stranger("192.0.2.1")).is_err());
}

#[tokio::test]
async fn somebody_whose_role_was_revoked_is_told_nothing_more() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let guard = city
        .member(&owner, &venue, "0987654321", Role::Controller)
        .await;
    let own = city.venue(&guard).await;
    let mut watch = watch(&city, &guard);
    sharing::revoke(&city.backend, &owner, venue.id, id_of(&guard))
        .await
        .expect("revoked");
    scan(&city, &venue).await;
    scan(&city, &own).await;
    let told = next(&mut watch).await.expect("a count");
    assert_eq!(told.venue, own.id, "the other one was passed over");
}

#[tokio::test]
async fn a_session_that_was_ended_hears_nothing_more() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let mut watch = watch(&city, &owner);
    sign_in::end_own(&city.backend, &owner)
        .await
        .expect("ended");
    scan(&city, &venue).await;
    assert_eq!(next(&mut watch).await, None);
}

#[tokio::test]
async fn a_venue_that_somebody_gets_later_is_told_of_too() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let mut watch = watch(&city, &owner);
    scan(&city, &venue).await;
    assert_eq!(next(&mut watch).await.expect("a count").venue, venue.id);
    let later = city.venue(&owner).await;
    scan(&city, &later).await;
    assert_eq!(next(&mut watch).await.expect("a count").venue, later.id);
}

#[tokio::test]
async fn check_ins_that_come_together_are_told_once() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let (venue, other) = (city.venue(&owner).await, city.venue(&owner).await);
    let mut watch = watch(&city, &owner);
    for _ in 0..5 {
        scan(&city, &venue).await;
    }
    scan(&city, &other).await;
    assert_eq!(next(&mut watch).await.expect("a count").today, 5);
    assert_eq!(next(&mut watch).await.expect("a count").venue, other.id);
}

#[tokio::test]
async fn whoever_missed_some_is_told_of_every_venue() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let (venue, quiet) = (city.venue(&owner).await, city.venue(&owner).await);
    let stranger = city.owner("0987654321").await;
    let elsewhere = city.venue(&stranger).await;
    let mut watch = watch(&city, &owner);
    scan(&city, &venue).await;
    // More than wait for a listener that does not listen.
    for _ in 0..1_100 {
        scan(&city, &elsewhere).await;
    }
    let told = [next(&mut watch).await, next(&mut watch).await];
    let told = told.map(|it| it.expect("a count").venue);
    assert!(told.contains(&venue.id) && told.contains(&quiet.id));
}

#[tokio::test]
async fn a_session_listens_in_a_few_tabs_and_no_more() {
    let city = City::generous().await;
    let (owner, other) = (city.owner(OWNER).await, city.owner("0987654321").await);
    let mut tabs: Vec<_> = (0..8).map(|_| watch(&city, &owner)).collect();
    let one_more = live::watch(&city.backend, &owner);
    assert!(matches!(one_more, Err(Error::Busy { .. })));
    watch(&city, &other);
    tabs.pop();
    watch(&city, &owner);
}

#[tokio::test]
async fn a_session_that_was_ended_is_noticed_where_nothing_happens() {
    let city = City::open_with(|config| config.session_look = Duration::from_millis(50)).await;
    let owner = city.owner(OWNER).await;
    city.venue(&owner).await;
    let mut watch = watch(&city, &owner);
    sign_in::end_own(&city.backend, &owner)
        .await
        .expect("ended");
    assert_eq!(next(&mut watch).await, None);
}
