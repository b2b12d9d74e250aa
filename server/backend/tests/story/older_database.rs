//! A database of the version before owners had roles and histories.

use std::path::Path;

use backend::clock::Clock;
use backend::{Backend, audit};
use domain::ids::VenueId;
use domain::owner::event::{Account, VenueEvent};
use domain::owner::role::Role;
use domain::phone::PhoneNumber;
use domain::record::{Outcome, Record};
use domain::time::Timestamp;
use sqlx::Connection;

use crate::city::{City, Phone, START, check_in};
use crate::venue_events;

const REGISTERED_AT: Timestamp = Timestamp::from_millis(1_780_000_000_000);

/// Two people, one with two venues and check-ins, as the old version wrote them.
const CONTENT: &str = "
INSERT INTO people (key, id, phone, name, created_at) VALUES
    (1, X'01010101010101010101010101010101', '+84912345678', 'Cô Ba', 0),
    (2, X'02020202020202020202020202020202', '+84987654321', '', 0);
INSERT INTO venues (key, id, owner, name, kind, address, ward, ward_name, usual_stay_minutes,
                    registered_at) VALUES
    (1, X'0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a', 1, 'Bún', 2, 'A', 20242, 'Phường Hải Châu', 30, 1780000000000),
    (2, X'0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b', 1, 'Chè', 2, 'A', 20242, 'Phường Hải Châu', 30, 1780000000000),
    (3, X'0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c', 2, 'Mì', 2, 'A', 20242, 'Phường Hải Châu', 30, 1780000000000);
INSERT INTO points VALUES (1, 1, '{\"at\":\"entrance\"}', 1), (2, 1, '{\"at\":\"exit\"}', 1),
    (3, 1, '{\"at\":\"stall\"}', 1);
INSERT INTO devices (key, public_key, first_seen_at) VALUES (1, zeroblob(32), 0);
INSERT INTO check_ins VALUES
    (X'0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d', zeroblob(16), 1, 1, 1, 1, 0, 5, 5, NULL, 1790787590000);
";

/// What the old program made: its schema, as its migration was recorded.
async fn make(file: &Path) {
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    let options = backend::storage::connect_options(file).create_if_missing(true);
    let mut conn = sqlx::SqliteConnection::connect_with(&options)
        .await
        .expect("a connection");
    sqlx::migrate!("migrations/sqlite")
        .run_to(1, &mut conn)
        .await
        .expect("the old schema");
    sqlx::raw_sql(CONTENT)
        .execute(&mut conn)
        .await
        .expect("content");
    conn.close().await.expect("closed");
}

#[tokio::test]
async fn whoever_registered_a_venue_is_its_owner_and_its_history_begins_once() {
    let mut city = {
        let folder = tempfile::tempdir().expect("a folder");
        let config = crate::city::config(&folder);
        make(&config.database).await;
        let sent = crate::city::Sent::default();
        let clock = Clock::manual(START);
        let backend = Backend::open_with(config, clock, Box::new(sent.clone())).await;
        City {
            backend: backend.expect("a backend"),
            sent,
            folder,
        }
    };
    let id = |byte| VenueId::from_bytes([byte; 16]);
    for start in 0..3_u64 {
        let owner = city.owner("0912345678").await;
        let mine = backend::venues::mine(&city.backend, &owner).await;
        let mine = mine.expect("a list");
        let found: Vec<_> = mine.iter().map(|it| (it.venue.id, it.role)).collect();
        assert_eq!(found, [(id(10), Role::Owner), (id(11), Role::Owner)]);
        let told = venue_events::all(&city, &owner, id(10)).await;
        assert_eq!(told.len(), 1, "after {start} more starts");
        assert_eq!((told[0].number, told[0].at), (1, REGISTERED_AT));
        assert_eq!(told[0].event, VenueEvent::Registered);
        let phone = PhoneNumber::parse("0912345678").expect("a number");
        let name = "Cô Ba".to_owned();
        assert_eq!(told[0].account, Account::Person { phone, name });
        assert_eq!(told[0].ip, "", "where it came from was not kept");
        let config = &city.backend.config;
        let verified = audit::verify(&config.database, &config.keys_folder).await;
        let verified = verified.expect("verified");
        assert_eq!((verified.venues, verified.rows), (3, 3));
        assert_eq!(verified.faults, []);
        city.backend
            .clock
            .advance(std::time::Duration::from_secs(60));
        city = city.after_a_crash().await;
    }
    let owner = city.owner("0987654321").await;
    let mine = backend::venues::mine(&city.backend, &owner).await;
    let venue = &mine.expect("a list")[0].venue;
    let records = [Record::CheckIn(check_in(venue, START))];
    assert_eq!(
        city.send(&Phone::new(), &records).await,
        [Outcome::Recorded]
    );
}
