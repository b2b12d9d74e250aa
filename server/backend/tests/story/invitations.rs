//! Inviting by phone number: each number is told its own outcome.

use std::time::{Duration, Instant};

use backend::{Error, sharing};
use domain::ids::ShareId;
use domain::owner::role::Role;
use domain::owner::sharing::{MAX_PHONES, SHARE_LIFETIME, ShareOutcome};
use domain::sign_in::Language;

use crate::city::{City, START, random};
use crate::team::id_of;

const OWNER: &str = "0912345678";
const FRIEND: &str = "0987654321";

#[tokio::test]
async fn one_bad_number_does_not_stop_the_others() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    city.member(&owner, &venue, FRIEND, Role::Manager).await;
    let sent_before = city.sent.messages.lock().expect("a lock").len();
    let phones = "0911111111, 12; +84 912 345 678\n0987 654 321,,0922222222";
    let outcomes = city
        .share(&owner, &venue, phones, Role::Manager)
        .await
        .expect("outcomes");
    assert!(
        matches!(
            outcomes[..],
            [
                ShareOutcome::Sent { .. },
                ShareOutcome::BadNumber { .. },
                ShareOutcome::Yourself,
                ShareOutcome::AlreadyShared,
                ShareOutcome::Sent { .. },
            ]
        ),
        "{outcomes:?}"
    );
    let messages = city.sent.messages.lock().expect("a lock").len();
    assert_eq!(messages - sent_before, 2);
    let team = sharing::team(&city.backend, &owner, venue.id)
        .await
        .expect("a team");
    assert_eq!((team.members.len(), team.pending.len()), (2, 2));
}

#[tokio::test]
async fn a_number_that_gets_too_many_codes_or_none_is_named_and_nothing_is_pending() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let twice = city.share(&owner, &venue, "0911111111,0911111111", Role::Owner);
    let outcomes = twice.await.expect("outcomes");
    assert!(matches!(outcomes[0], ShareOutcome::Sent { .. }));
    assert!(matches!(outcomes[1], ShareOutcome::TooManyCodes { .. }));
    *city.sent.is_broken.lock().expect("a lock") = true;
    let outcomes = city.share(&owner, &venue, "0922222222", Role::Owner).await;
    assert_eq!(outcomes.expect("outcomes"), [ShareOutcome::NotSent]);
    let team = sharing::team(&city.backend, &owner, venue.id).await;
    assert_eq!(team.expect("a team").pending.len(), 1);
}

#[tokio::test]
async fn too_many_numbers_invite_nobody() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let phones: Vec<_> = (0..=MAX_PHONES)
        .map(|n| format!("09111111{n:02}"))
        .collect();
    let phones = phones.join(",");
    let refused = city.share(&owner, &venue, &phones, Role::Manager).await;
    assert!(matches!(refused, Err(Error::TooLarge)));
    let team = sharing::team(&city.backend, &owner, venue.id).await;
    assert!(team.expect("a team").pending.is_empty());
}

#[tokio::test]
async fn an_invitation_is_seen_by_whom_it_is_for_until_it_expires() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let share = city.invite(&owner, &venue, FRIEND, Role::Controller).await;
    let code = city.sent.share_code(FRIEND);
    let friend = city.owner(FRIEND).await;
    let other = city.owner("0933333333").await;
    let seen = sharing::invitations(&city.backend, &friend).await;
    let seen = seen.expect("invitations");
    assert_eq!((seen[0].share, seen[0].role), (share, Role::Controller));
    assert_eq!(seen[0].venue_name, venue.details.name);
    let none = sharing::invitations(&city.backend, &other).await;
    assert!(none.expect("invitations").is_empty());

    city.backend.clock.advance(SHARE_LIFETIME);
    let seen = sharing::invitations(&city.backend, &friend).await;
    assert!(seen.expect("invitations").is_empty());
    let late = city.accept(&friend, share, &code).await;
    assert!(matches!(late, Err(Error::NotFound)), "{late:?}");
    let team = sharing::team(&city.backend, &owner, venue.id).await;
    assert!(team.expect("a team").pending.is_empty());
}

#[tokio::test]
async fn a_code_sent_again_makes_the_one_before_worthless_and_starts_the_time_anew() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let share = city.invite(&owner, &venue, FRIEND, Role::Manager).await;
    let old = city.sent.share_code(FRIEND);
    let friend = city.owner(FRIEND).await;
    let almost = SHARE_LIFETIME - Duration::from_secs(1);
    city.backend.clock.advance(almost);
    sharing::resend(&city.backend, &owner, share, Language::En)
        .await
        .expect("sent again");
    city.backend.clock.advance(almost);
    let new = city.sent.share_code(FRIEND);
    if old != new {
        let wrong = city.accept(&friend, share, &old).await;
        assert!(matches!(wrong, Err(Error::WrongCode { .. })), "{wrong:?}");
    }
    let accepted = city.accept(&friend, share, &new).await.expect("a role");
    assert_eq!((accepted.venue, accepted.role), (venue.id, Role::Manager));
}

#[tokio::test]
async fn an_invitation_that_was_withdrawn_or_declined_is_gone() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let friend = city.owner(FRIEND).await;
    for ended_by in [&owner, &friend] {
        let share = city.invite(&owner, &venue, FRIEND, Role::Manager).await;
        let code = city.sent.share_code(FRIEND);
        sharing::withdraw(&city.backend, ended_by, share)
            .await
            .expect("withdrawn");
        let late = city.accept(&friend, share, &code).await;
        assert!(matches!(late, Err(Error::NotFound)));
        let again = sharing::withdraw(&city.backend, &owner, share).await;
        assert!(matches!(again, Err(Error::NotFound)));
        let resent = sharing::resend(&city.backend, &owner, share, Language::Vi).await;
        assert!(matches!(resent, Err(Error::NotFound)));
    }
    assert_eq!(
        city.roles(&owner, &venue).await,
        [(id_of(&owner), Role::Owner)]
    );
}

#[tokio::test]
async fn only_owners_invite_and_nobody_else_touches_an_invitation() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let manager = city.member(&owner, &venue, FRIEND, Role::Manager).await;
    let stranger = city.owner("0933333333").await;
    let share = city.invite(&owner, &venue, "0944444444", Role::Owner).await;
    let code = city.sent.share_code("0944444444");
    let refused = city
        .share(&manager, &venue, "0955555555", Role::Manager)
        .await;
    assert!(matches!(refused, Err(Error::NotAllowed)));
    let nothing = ShareId::new(START, random());
    for other in [&manager, &stranger] {
        for share in [share, nothing] {
            let accepted = city.accept(other, share, &code).await;
            assert!(matches!(accepted, Err(Error::NotFound)));
            let withdrawn = sharing::withdraw(&city.backend, other, share).await;
            assert!(matches!(withdrawn, Err(Error::NotFound)));
            let resent = sharing::resend(&city.backend, other, share, Language::Vi).await;
            assert!(matches!(resent, Err(Error::NotFound)));
        }
    }
}

/// Twenty numbers with a comma between.
fn twenty() -> String {
    let numbers: Vec<_> = (0..20).map(|it| format!("09111111{it:02}")).collect();
    numbers.join(",")
}

#[tokio::test]
async fn many_numbers_are_invited_in_the_time_of_a_few() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let takes = Duration::from_millis(300);
    *city.sent.takes.lock().expect("a lock") = takes;
    let began = Instant::now();
    let outcomes = city.share(&owner, &venue, &twenty(), Role::Manager).await;
    let took = began.elapsed();
    let outcomes = outcomes.expect("outcomes");
    let is_sent = |it: &ShareOutcome| matches!(it, ShareOutcome::Sent { .. });
    assert!(outcomes.iter().all(is_sent), "{outcomes:?}");
    assert!(took < takes * 12, "one after the other: {took:?}");
}

#[tokio::test]
async fn a_slow_gateway_leaves_nobody_without_an_answer() {
    let city = City::open_with(|config| {
        config.sharing_time = Duration::from_millis(500);
        config.otp.per_network_and_hour = 1_000;
    })
    .await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    *city.sent.takes.lock().expect("a lock") = Duration::from_millis(400);
    let phones = twenty();
    let (nineteen, _) = phones.rsplit_once(',').expect("commas");
    let phones = format!("{nineteen},12");
    let outcomes = city.share(&owner, &venue, &phones, Role::Manager).await;
    let outcomes = outcomes.expect("outcomes");
    let (last, others) = outcomes.split_last().expect("outcomes");
    assert!(matches!(last, ShareOutcome::BadNumber { .. }));
    let is_sent = |it: &ShareOutcome| matches!(it, ShareOutcome::Sent { .. });
    let sent = others.iter().filter(|it| is_sent(it)).count();
    assert!((5..others.len()).contains(&sent), "{outcomes:?}");
    assert!(others[sent..].iter().all(|it| *it == ShareOutcome::NotSent));
    // What is told to be sent is there to be accepted, and nothing else.
    let team = sharing::team(&city.backend, &owner, venue.id).await;
    assert_eq!(team.expect("a team").pending.len(), sent);
}
