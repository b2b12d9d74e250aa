//! The city's keys: made once, private, never replaced silently.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use backend::clock::Clock;
use backend::{Backend, Error};

use crate::city::{City, Sent};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("a file").permissions().mode() & 0o777
}

async fn restart_error(city: City) -> String {
    let config = city.backend.config.clone();
    drop(city.backend);
    let sent = Box::new(Sent::default());
    match Backend::open_with(config, Clock::System, sent).await {
        Err(Error::Start(text)) => text,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it started"),
    }
}

#[tokio::test]
async fn keys_and_database_are_for_their_owner_only() {
    let city = City::open().await;
    let config = &city.backend.config;
    assert_eq!(mode(&config.keys_folder), 0o700);
    for name in ["root.key", "issuing.key", "otp.secret", "key_list.json"] {
        assert_eq!(mode(&config.keys_folder.join(name)), 0o600, "{name}");
    }
    assert_eq!(mode(&config.database), 0o600);
    assert_eq!(mode(&config.database.with_extension("db-wal")), 0o600);
}

#[tokio::test]
async fn the_key_list_stays_until_something_changes_and_then_grows() {
    let city = City::open().await;
    let first = city.backend.keys.published();
    let mut city = city.after_a_crash().await;
    assert_eq!(city.backend.keys.published(), first);

    let mut config = city.backend.config.clone();
    config.origins.insert(0, "https://new.example".to_owned());
    let sent = Box::new(city.sent.clone());
    city.backend = Backend::open_with(config, Clock::System, sent)
        .await
        .expect("a backend");
    let second = city.backend.keys.published();
    let (old, new) = (
        first.open().expect("a list"),
        first.replaced_by(&second).expect("newer"),
    );
    assert_eq!((old.sequence, new.sequence), (1, 2));
    assert_eq!(new.keys, old.keys);
    // Posters printed for the old address still hang.
    assert!(new.origins.contains(&old.origins[0]));
}

#[tokio::test]
async fn a_key_that_others_can_read_is_refused() {
    let city = City::open().await;
    let path = city.backend.config.keys_folder.join("root.key");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("a mode");
    assert!(restart_error(city).await.contains("chmod 600"));
}

#[tokio::test]
async fn a_lost_key_is_not_replaced_silently() {
    let city = City::open().await;
    let path = city.backend.config.keys_folder.join("issuing.key");
    fs::remove_file(path).expect("removed");
    assert!(
        restart_error(city)
            .await
            .contains("restore it from a backup")
    );
}
