//! Accepting an invitation: on one's own phone, or through the sharer.

use backend::{Error, sharing, venues};
use domain::owner::role::Role;
use domain::sign_in::CODE_TRIES;

use crate::city::City;
use crate::team::{id_of, other_than};

const OWNER: &str = "0912345678";
const FRIEND: &str = "0987654321";

#[tokio::test]
async fn the_invited_person_accepts_once() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let share = city.invite(&owner, &venue, FRIEND, Role::Manager).await;
    let code = city.sent.share_code(FRIEND);
    let friend = city.owner(FRIEND).await;
    let accepted = city.accept(&friend, share, &code).await.expect("a role");
    assert_eq!((accepted.venue, accepted.role), (venue.id, Role::Manager));
    let again = city.accept(&friend, share, &code).await;
    assert!(matches!(again, Err(Error::NotFound)));
    let mine = venues::mine(&city.backend, &friend).await.expect("a list");
    assert_eq!((mine[0].venue.id, mine[0].role), (venue.id, Role::Manager));
}

#[tokio::test]
async fn whoever_is_invited_signs_in_and_accepts_at_once() {
    // With all limits of messages.
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let share = city.invite(&owner, &venue, FRIEND, Role::Manager).await;
    let code = city.sent.share_code(FRIEND);
    let friend = city.owner(FRIEND).await;
    city.accept(&friend, share, &code).await.expect("a role");
    // An invitation is no way around the pause between two sign-ins.
    let again = city.ask(FRIEND, domain::sign_in::Purpose::SignIn).await;
    assert!(matches!(again, Err(Error::TooManyCodes { .. })));
}

#[tokio::test]
async fn the_sharer_accepts_with_the_code_they_were_told() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    // Somebody who never signed in.
    let share = city.invite(&owner, &venue, FRIEND, Role::Controller).await;
    let code = city.sent.share_code(FRIEND);
    city.accept(&owner, share, &code).await.expect("a role");
    let friend = city.owner(FRIEND).await;
    let one = venues::one(&city.backend, &friend, venue.id).await;
    assert_eq!(one.expect("a venue").role, Role::Controller);
    let roles = city.roles(&owner, &venue).await;
    assert_eq!(
        roles[0],
        (id_of(&owner), Role::Owner),
        "the sharer's is as it was"
    );
}

#[tokio::test]
async fn a_wrong_code_counts_and_after_the_last_try_no_code_is_right() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let share = city.invite(&owner, &venue, FRIEND, Role::Manager).await;
    let code = city.sent.share_code(FRIEND);
    let friend = city.owner(FRIEND).await;
    for left in (0..CODE_TRIES).rev() {
        // Whoever tries, they are the tries of one code.
        let by = if left % 2 == 0 { &friend } else { &owner };
        let wrong = city.accept(by, share, other_than(&code)).await;
        match wrong {
            Err(Error::WrongCode { tries_left }) => assert_eq!(tries_left, left),
            other => panic!("{other:?}"),
        }
    }
    let late = city.accept(&friend, share, &code).await;
    assert!(matches!(late, Err(Error::AskForNewCode)), "{late:?}");
}

#[tokio::test]
async fn an_invitation_by_somebody_who_is_no_owner_any_more_is_void() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let second = city.member(&owner, &venue, FRIEND, Role::Owner).await;
    let share = city
        .invite(&second, &venue, "0933333333", Role::Owner)
        .await;
    let code = city.sent.share_code("0933333333");
    sharing::revoke(&city.backend, &owner, venue.id, id_of(&second))
        .await
        .expect("revoked");
    let invited = city.owner("0933333333").await;
    for by in [&invited, &owner, &second] {
        let refused = city.accept(by, share, &code).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
    let seen = sharing::invitations(&city.backend, &invited).await;
    assert!(seen.expect("invitations").is_empty());
    let team = sharing::team(&city.backend, &owner, venue.id).await;
    assert!(team.expect("a team").pending.is_empty());
}

#[tokio::test]
async fn a_second_acceptance_replaces_the_role() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    for role in [Role::Controller, Role::Owner, Role::Manager] {
        let member = city.member(&owner, &venue, FRIEND, role).await;
        let roles = city.roles(&owner, &venue).await;
        assert_eq!(roles.len(), 2);
        assert!(roles.contains(&(id_of(&member), role)), "{roles:?}");
    }
}

#[tokio::test]
async fn a_new_invitation_takes_the_place_of_the_one_before() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let first = city.invite(&owner, &venue, FRIEND, Role::Owner).await;
    let code = city.sent.share_code(FRIEND);
    let second = city.invite(&owner, &venue, FRIEND, Role::Controller).await;
    let friend = city.owner(FRIEND).await;
    let seen = sharing::invitations(&city.backend, &friend).await;
    let seen: Vec<_> = seen
        .expect("invitations")
        .iter()
        .map(|it| it.share)
        .collect();
    assert_eq!(seen, [second]);
    let old = city.accept(&friend, first, &code).await;
    assert!(matches!(old, Err(Error::NotFound)));
}
