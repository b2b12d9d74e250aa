//! Keys of other systems: made by owners, shown once, revoked at once.

use std::time::Duration;

use backend::feed::{self, CALLS_PER_MINUTE};
use backend::{Error, connections, venues};
use domain::ids::ApiKeyId;
use domain::owner::event::ApiCall;
use domain::owner::key::{ConnectionError, MAX_KEY_NAME, MAX_KEYS, MAX_URL};
use domain::owner::role::Role;

use crate::city::{City, START, random};

const OWNER: &str = "0912345678";

async fn open(city: &City, secret: &str) -> Result<feed::System, Error> {
    let ip = "203.0.113.9".parse().expect("an address");
    feed::open(&city.backend, secret, ip, ApiCall::List).await
}

#[tokio::test]
async fn a_key_lets_in_until_it_is_revoked() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let made = connections::make_key(&city.backend, &owner, venue.id, " Camera  cổng ").await;
    let made = made.expect("a key");
    assert_eq!(made.key.name, "Camera cổng");
    let system = open(&city, &made.secret).await.expect("let in");
    let kept = connections::of_venue(&city.backend, &owner, venue.id).await;
    let kept = kept.expect("connections").keys;
    assert_eq!(
        (kept[0].id, kept[0].last_used_at),
        (made.key.id, Some(START))
    );
    let shown = format!("{kept:?}");
    assert!(!shown.contains(&made.secret), "shown once");

    let revoke = || connections::revoke_key(&city.backend, &owner, venue.id, made.key.id);
    revoke().await.expect("revoked");
    assert!(matches!(
        open(&city, &made.secret).await,
        Err(Error::SignInAgain)
    ));
    let page = system.page(&city.backend, None, 9).await;
    assert!(matches!(page, Err(Error::SignInAgain)), "also a stream");
    assert!(matches!(revoke().await, Err(Error::NotFound)));
}

#[tokio::test]
async fn the_database_holds_no_secret_of_a_key() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let made = connections::make_key(&city.backend, &owner, venue.id, "Cổng").await;
    let secret = made.expect("a key").secret;
    drop(open(&city, &secret).await);
    let digits = secret.trim_start_matches("lv_").as_bytes();
    assert_eq!(digits.len(), 64);
    for file in std::fs::read_dir(city.folder.path().join("data")).expect("a folder") {
        let path = file.expect("a file").path();
        if path.is_file() {
            let bytes = std::fs::read(&path).expect("readable");
            let is_in = bytes.windows(digits.len()).any(|part| part == digits);
            assert!(!is_in, "{}", path.display());
        }
    }
}

#[tokio::test]
async fn a_key_of_a_deleted_venue_or_none_at_all_is_refused() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let made = connections::make_key(&city.backend, &owner, venue.id, "Cổng").await;
    let secret = made.expect("a key").secret;
    let system = open(&city, &secret).await.expect("let in");
    venues::delete(&city.backend, &owner, venue.id)
        .await
        .expect("deleted");
    for bad in [secret.as_str(), "", "lv_", "lv_00", &secret.to_uppercase()] {
        assert!(
            matches!(open(&city, bad).await, Err(Error::SignInAgain)),
            "{bad}"
        );
    }
    let page = system.page(&city.backend, None, 9).await;
    assert!(matches!(page, Err(Error::SignInAgain)));
    venues::restore(&city.backend, &owner, venue.id)
        .await
        .expect("restored");
    assert!(open(&city, &secret).await.is_ok());
}

#[tokio::test]
async fn a_key_that_calls_too_often_waits_and_another_does_not() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let make = |name| connections::make_key(&city.backend, &owner, venue.id, name);
    let (busy, calm) = (
        make("Một").await.expect("a key").secret,
        make("Hai").await.expect("a key").secret,
    );
    for _ in 0..CALLS_PER_MINUTE {
        assert!(open(&city, &busy).await.is_ok());
    }
    match open(&city, &busy).await {
        Err(Error::TooManyCalls { wait_seconds }) => assert!((1..=61).contains(&wait_seconds)),
        _ => panic!("let in"),
    }
    assert!(open(&city, &calm).await.is_ok());
    city.backend.clock.advance(Duration::from_secs(60));
    assert!(open(&city, &busy).await.is_ok());
}

#[tokio::test]
async fn names_addresses_and_the_number_of_keys_have_limits() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let make = |name: String| {
        let (city, owner) = (&city, &owner);
        async move { connections::make_key(&city.backend, owner, venue.id, &name).await }
    };
    for bad in [
        "",
        "  \n",
        &"ồ".repeat(MAX_KEY_NAME + 1),
        "a\u{202e}b",
        "\u{200d}",
        "\u{301}",
    ] {
        let made = make(bad.to_owned()).await;
        let reason = ConnectionError::BadName;
        assert!(
            matches!(made, Err(Error::Connection(it)) if it == reason),
            "{bad}"
        );
    }
    let mut keys = Vec::new();
    for number in 0..MAX_KEYS {
        let name = format!("{}{number}", "ồ".repeat(MAX_KEY_NAME - 1));
        keys.push(make(name).await.expect("a key").key.id);
    }
    let reason = ConnectionError::TooManyKeys;
    let made = make("Một nữa".to_owned()).await;
    assert!(matches!(made, Err(Error::Connection(it)) if it == reason));
    connections::revoke_key(&city.backend, &owner, venue.id, keys[3])
        .await
        .expect("revoked");
    make("Một nữa".to_owned()).await.expect("there is room");
    let set = |url: String| {
        let (city, owner) = (&city, &owner);
        async move { connections::set_webhook(&city.backend, owner, venue.id, &url).await }
    };
    let long = format!("https://example.vn/{}", "x".repeat(MAX_URL));
    for bad in ["", "http://example.vn/", "https://127.0.0.1/", &long] {
        let reason = ConnectionError::BadUrl;
        let refused = set(bad.to_owned()).await;
        assert!(
            matches!(refused, Err(Error::Connection(it)) if it == reason),
            "{bad}"
        );
    }
    set(" https://example.vn/x ".to_owned()).await.expect("set");
}

#[tokio::test]
async fn only_owners_manage_keys_and_only_those_of_their_venue() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let (venue, other) = (city.venue(&owner).await, city.venue(&owner).await);
    let manager = city
        .member(&owner, &venue, "0987654321", Role::Manager)
        .await;
    let backend = &city.backend;
    let made = connections::make_key(backend, &owner, venue.id, "Cổng").await;
    let key = made.expect("a key").key.id;
    let refused = connections::make_key(backend, &manager, venue.id, "Cổng").await;
    assert!(matches!(refused, Err(Error::NotAllowed)));
    let refused = connections::of_venue(backend, &manager, venue.id).await;
    assert!(matches!(refused, Err(Error::NotAllowed)));
    let refused = connections::revoke_key(backend, &manager, venue.id, key).await;
    assert!(matches!(refused, Err(Error::NotAllowed)));
    for (venue, key) in [(other.id, key), (venue.id, ApiKeyId::new(START, random()))] {
        let refused = connections::revoke_key(backend, &owner, venue, key).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
    let none = connections::remove_webhook(backend, &owner, venue.id).await;
    assert!(matches!(none, Err(Error::NotFound)));
}
