//! Signed-in browsers.

use std::time::Duration;

use backend::caller::Caller;
use backend::{Error, sign_in};
use domain::sign_in::Purpose;

use crate::city::{City, stranger};

const PHONE: &str = "0912345678";

async fn sign_in(city: &City) -> String {
    let challenge = city
        .ask(PHONE, Purpose::SignIn)
        .await
        .expect("a code")
        .challenge;
    let started = sign_in::start(
        &city.backend,
        &stranger("192.0.2.7"),
        challenge,
        &city.sent.code(),
    )
    .await;
    let token = started.expect("a session").1;
    city.backend.clock.advance(Duration::from_secs(60));
    token.expose().to_owned()
}

async fn caller(city: &City, token: &str) -> Caller {
    let ip = "192.0.2.7".parse().expect("an address");
    Caller::from_token(&city.backend, Some(token), ip, "test")
        .await
        .expect("a caller")
}

#[tokio::test]
async fn two_browsers_of_one_person_see_and_end_each_other() {
    let city = City::open().await;
    let (first, second) = (sign_in(&city).await, sign_in(&city).await);
    let here = caller(&city, &second).await;
    assert_eq!(here.person(), caller(&city, &first).await.person());

    let sessions = sign_in::sessions(&city.backend, &here)
        .await
        .expect("sessions");
    let this: Vec<_> = sessions.iter().map(|session| session.is_this_one).collect();
    assert_eq!(this, [true, false]);
    assert_eq!(sessions[0].browser, "Chrome, Android");

    sign_in::end(&city.backend, &here, sessions[1].id)
        .await
        .expect("ended");
    assert!(caller(&city, &first).await.session.is_none());
    sign_in::end_own(&city.backend, &here).await.expect("ended");
    assert!(caller(&city, &second).await.session.is_none());
}

#[tokio::test]
async fn nobody_ends_the_session_of_somebody_else() {
    let city = City::open().await;
    let (owner, other) = (
        city.owner("0912345678").await,
        city.owner("0987654321").await,
    );
    let id = owner.session.as_ref().expect("a session").id;
    let ended = sign_in::end(&city.backend, &other, id).await;
    assert!(matches!(ended, Err(Error::NotFound)));
    let nobody = sign_in::sessions(&city.backend, &stranger("192.0.2.7")).await;
    assert!(matches!(nobody, Err(Error::SignInAgain)));
}

#[tokio::test]
async fn a_session_lives_while_it_is_used_and_ends_when_it_is_not() {
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    let city = City::open().await;
    let token = sign_in(&city).await;
    for _ in 0..4 {
        city.backend.clock.advance(20 * DAY);
        assert!(caller(&city, &token).await.session.is_some());
    }
    city.backend.clock.advance(30 * DAY);
    assert!(caller(&city, &token).await.session.is_none());
}

#[tokio::test]
async fn a_token_is_not_in_the_database() {
    let city = City::open().await;
    let token = sign_in(&city).await;
    city.backend.close().await;
    let file = std::fs::read(&city.backend.config.database).expect("the database");
    let is_in = |needle: &[u8]| file.windows(needle.len()).any(|part| part == needle);
    assert!(!is_in(token.as_bytes()));
    assert!(is_in(b"+84912345678"), "the file was read as it is");
}

#[tokio::test]
async fn junk_in_place_of_a_token_is_nobody() {
    let city = City::open().await;
    for junk in ["", "x", "'; DROP TABLE sessions; --", &"0".repeat(64)] {
        assert!(caller(&city, junk).await.session.is_none());
    }
}
