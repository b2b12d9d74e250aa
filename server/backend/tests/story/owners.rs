//! A venue always has an owner, and a role ends at once.

use backend::{Error, events, history, posters, sharing, venues};
use domain::history::HistoryFilter;
use domain::owner::role::Role;
use domain::record::Record;

use crate::city::{City, Phone, START, check_in, stall};
use crate::team::id_of;

const OWNER: &str = "0912345678";
const FRIEND: &str = "0987654321";

#[tokio::test]
async fn the_last_owner_cannot_leave_and_others_can() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let leave = |who| sharing::revoke(&city.backend, who, venue.id, id_of(who));
    assert!(matches!(leave(&owner).await, Err(Error::LastOwner)));
    let manager = city.member(&owner, &venue, FRIEND, Role::Manager).await;
    assert!(matches!(leave(&owner).await, Err(Error::LastOwner)));
    leave(&manager).await.expect("anybody may leave");
    assert!(matches!(leave(&manager).await, Err(Error::NotFound)));
    let second = city.member(&owner, &venue, FRIEND, Role::Owner).await;
    leave(&owner).await.expect("there is another owner");
    assert_eq!(
        city.roles(&second, &venue).await,
        [(id_of(&second), Role::Owner)]
    );
    assert!(matches!(leave(&second).await, Err(Error::LastOwner)));
}

#[tokio::test]
async fn two_owners_who_demote_each_other_leave_one() {
    for together in [false, true] {
        let city = City::generous().await;
        let first = city.owner(OWNER).await;
        let venue = city.venue(&first).await;
        let second = city.member(&first, &venue, FRIEND, Role::Owner).await;
        let to_second = city.invite(&first, &venue, FRIEND, Role::Controller).await;
        let to_first = city.invite(&second, &venue, OWNER, Role::Controller).await;
        let codes = [city.sent.share_code(FRIEND), city.sent.share_code(OWNER)];
        let one = city.accept(&second, to_second, &codes[0]);
        let other = city.accept(&first, to_first, &codes[1]);
        let results = match together {
            true => tokio::join!(one, other),
            false => (one.await, other.await),
        };
        assert_eq!(
            u8::from(results.0.is_ok()) + u8::from(results.1.is_ok()),
            1,
            "{results:?}"
        );
        let owner = if results.0.is_ok() { &first } else { &second };
        let roles = city.roles(owner, &venue).await;
        assert_eq!(roles[0], (id_of(owner), Role::Owner));
    }
}

#[tokio::test]
async fn nobody_raises_their_own_role() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let manager = city.member(&owner, &venue, FRIEND, Role::Manager).await;
    let raised = city.share(&manager, &venue, FRIEND, Role::Owner).await;
    assert!(matches!(raised, Err(Error::NotAllowed)));
    let revoked = sharing::revoke(&city.backend, &manager, venue.id, id_of(&owner)).await;
    assert!(matches!(revoked, Err(Error::NotAllowed)));
    let own = city.share(&owner, &venue, OWNER, Role::Controller).await;
    let own = own.expect("an outcome");
    assert_eq!(own, [domain::owner::sharing::ShareOutcome::Yourself]);
}

#[tokio::test]
async fn a_role_that_was_revoked_ends_at_once() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let manager = city.member(&owner, &venue, FRIEND, Role::Manager).await;
    city.send(&Phone::new(), &[Record::CheckIn(check_in(&venue, START))])
        .await;
    let page = || history::page(&city.backend, &manager, HistoryFilter::default());
    assert_eq!(page().await.expect("a page").rows.len(), 1);
    sharing::revoke(&city.backend, &owner, venue.id, id_of(&manager))
        .await
        .expect("revoked");
    assert!(page().await.expect("a page").rows.is_empty());
    let backend = &city.backend;
    let mine = venues::mine(backend, &manager).await;
    assert!(mine.expect("a list").is_empty());
    let one = venues::one(backend, &manager, venue.id).await;
    assert!(matches!(one, Err(Error::NotFound)));
    let edited = venues::edit(backend, &manager, venue.id, stall()).await;
    assert!(matches!(edited, Err(Error::NotFound)));
    let printed = posters::of_venue(backend, &manager, venue.id).await;
    assert!(matches!(printed, Err(Error::NotFound)));
    let told = events::page(backend, &manager, venue.id, None).await;
    assert!(matches!(told, Err(Error::NotFound)));
}
