//! The city's keys: made once, private, never replaced silently.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use backend::clock::Clock;
use backend::{Backend, Error};
use domain::batch::DeviceKey;
use domain::code::keys::SignedKeyList;
use ed25519_dalek::SigningKey;

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
    for name in [
        "root.key",
        "issuing.key",
        "sealing.key",
        "otp.secret",
        "key_list.json",
    ] {
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
    for name in ["issuing.key", "sealing.key"] {
        let city = City::open().await;
        let path = city.backend.config.keys_folder.join(name);
        fs::remove_file(path).expect("removed");
        let problem = restart_error(city).await;
        assert!(problem.contains("restore it from a backup"), "{problem}");
    }
}

#[tokio::test]
async fn an_older_installation_gets_a_sealing_key_and_a_newer_list() {
    let city = City::open().await;
    let folder = city.backend.config.keys_folder.clone();
    // As it was before there was such a key.
    let secret = fs::read_to_string(folder.join("root.key")).expect("a key");
    let secret = DeviceKey::try_from(secret.trim().to_owned()).expect("32 bytes");
    let root = SigningKey::from_bytes(secret.as_bytes());
    let mut older = city.backend.keys.published().open().expect("a list");
    older.sealing = None;
    let older = SignedKeyList::sign(&older, &root).expect("signed");
    let list = serde_json::to_vec(&older).expect("JSON");
    fs::write(folder.join("key_list.json"), list).expect("written");
    fs::remove_file(folder.join("sealing.key")).expect("removed");

    let city = city.after_a_crash().await;
    let newer = older.replaced_by(&city.backend.keys.published());
    let newer = newer.expect("a newer list");
    assert_eq!(newer.sequence, 2);
    assert!(newer.sealing.is_some());
    let city = city.after_a_crash().await;
    let same = city.backend.keys.published().open().expect("a list");
    assert_eq!(same, newer);
}
