//! A venue's history is sealed: whoever changes the file is found out.

use backend::audit::{self, Fault, Verified};
use backend::venues;
use domain::ids::VenueId;
use domain::venue::VenueDetails;

use crate::changes::alter;
use crate::city::{City, stall};
use crate::team::id_of;

/// Two venues with six rows each; the key of the first inside the store is 1.
async fn city() -> (City, [VenueId; 2]) {
    let city = City::generous().await;
    let owner = city.owner("0912345678").await;
    let ids = [city.venue(&owner).await.id, city.venue(&owner).await.id];
    for id in ids {
        for minutes in 1..6 {
            let details = VenueDetails {
                usual_stay_minutes: minutes,
                ..stall()
            };
            venues::edit(&city.backend, &owner, id, details)
                .await
                .expect("edited");
        }
    }
    (city, ids)
}

async fn verified(city: &City) -> Verified {
    let config = &city.backend.config;
    let verified = audit::verify(&config.database, &config.keys_folder).await;
    verified.expect("verified")
}

async fn faults(city: &City) -> Vec<Fault> {
    verified(city).await.faults
}

/// A city whose file an intruder has, with the database's own guards gone.
async fn open_to_changes() -> (City, [VenueId; 2]) {
    let (city, ids) = city().await;
    let guards = "DROP TRIGGER venue_events_stay; DROP TRIGGER venue_events_remain";
    alter(&city.backend.config.database, guards).await;
    assert_eq!(faults(&city).await, []);
    (city, ids)
}

/// What an intruder with the file does, and the row at which it shows.
async fn check(sql: &'static str, expected: &[(usize, Option<u64>)]) {
    let (city, ids) = open_to_changes().await;
    alter(&city.backend.config.database, sql).await;
    let fault = |(venue, number): &(usize, Option<u64>)| match (ids[*venue], *number) {
        (venue, Some(number)) => Fault::Row { venue, number },
        (venue, None) => Fault::End { venue },
    };
    let expected: Vec<_> = expected.iter().map(fault).collect();
    let mut found = faults(&city).await;
    // That something is missing from all of them together is told besides.
    found.retain(|fault| *fault != Fault::Total);
    assert_eq!(found, expected, "{sql}");
}

#[tokio::test]
async fn an_edited_row_is_found_whatever_was_edited() {
    for sql in [
        "UPDATE venue_events SET at = at + 1 WHERE venue = 1 AND number = 3",
        "UPDATE venue_events SET ip = '192.0.2.99' WHERE venue = 1 AND number = 3",
        "UPDATE venue_events SET event = '{\"what\":\"registered\"}' WHERE venue = 1 AND number = 3",
        "UPDATE venue_events SET person = NULL WHERE venue = 1 AND number = 3",
        "UPDATE venue_events SET key_name = '' WHERE venue = 1 AND number = 3",
        "UPDATE venue_events SET key_name = 'K' WHERE venue = 1 AND number = 3",
        "UPDATE venue_events SET hash = zeroblob(32) WHERE venue = 1 AND number = 3",
        "UPDATE venue_events SET ip = '98.51.100.1', key_name = '1' WHERE venue = 1 AND number = 3",
    ] {
        check(sql, &[(0, Some(3))]).await;
    }
}

#[tokio::test]
async fn a_removed_row_is_found_wherever_it_was() {
    for (sql, number) in [
        (
            "DELETE FROM venue_events WHERE venue = 1 AND number = 1",
            Some(1),
        ),
        (
            "DELETE FROM venue_events WHERE venue = 1 AND number = 4",
            Some(4),
        ),
        (
            "DELETE FROM venue_events WHERE venue = 1 AND number = 6",
            None,
        ),
        (
            "DELETE FROM venue_events WHERE venue = 1 AND number > 2",
            None,
        ),
        ("DELETE FROM venue_events WHERE venue = 1", None),
        (
            "DELETE FROM venue_events WHERE venue = 1; DELETE FROM venue_event_heads WHERE venue = 1",
            None,
        ),
        ("DELETE FROM venue_event_heads WHERE venue = 1", None),
        (
            "DELETE FROM venue_events WHERE venue = 1 AND number = 6; \
             UPDATE venue_event_heads SET number = 5 WHERE venue = 1",
            None,
        ),
        // The others move up into the gap.
        (
            "DELETE FROM venue_events WHERE venue = 1 AND number = 4; \
             UPDATE venue_events SET number = number - 1 WHERE venue = 1 AND number > 4",
            Some(4),
        ),
    ] {
        check(sql, &[(0, number)]).await;
    }
}

#[tokio::test]
async fn a_venue_that_is_gone_with_everything_is_found() {
    let all_of_it = "DELETE FROM venue_events WHERE venue = 1; \
        DELETE FROM venue_event_heads WHERE venue = 1; \
        DELETE FROM points WHERE venue = 1; DELETE FROM members WHERE venue = 1; \
        DELETE FROM venues WHERE key = 1";
    let (city, _) = open_to_changes().await;
    let file = &city.backend.config.database;
    // Each step hides more of it.
    for step in [
        all_of_it,
        "DELETE FROM event_order WHERE venue = 1",
        "CREATE TABLE kept AS SELECT row_number() OVER (ORDER BY place), venue, number \
         FROM event_order; DELETE FROM event_order; INSERT INTO event_order SELECT * FROM kept",
        "UPDATE event_total SET rows = 6",
    ] {
        alter(file, step).await;
        assert_eq!(faults(&city).await, [Fault::Total], "{step}");
    }
    let (city, _) = open_to_changes().await;
    let file = &city.backend.config.database;
    alter(file, "DELETE FROM event_order; DELETE FROM event_total").await;
    assert_eq!(faults(&city).await, [Fault::Total]);
    // Neither a new start nor new rows begin it anew.
    let city = city.after_a_crash().await;
    let owner = city.owner("0987654321").await;
    city.venue(&owner).await;
    assert_eq!(faults(&city).await, [Fault::Total]);
}

#[tokio::test]
async fn a_venue_that_is_back_at_an_earlier_end_is_found() {
    let (city, ids) = open_to_changes().await;
    let file = &city.backend.config.database;
    let keep = "CREATE TABLE kept AS SELECT * FROM venue_event_heads WHERE venue = 1";
    alter(file, keep).await;
    let owner = city.owner("0912345678").await;
    venues::delete(&city.backend, &owner, ids[0])
        .await
        .expect("deleted");
    alter(
        file,
        "DELETE FROM venue_events WHERE venue = 1 AND number = 7; \
         UPDATE venue_event_heads SET number = kept.number, seal = kept.seal FROM kept \
         WHERE venue_event_heads.venue = 1",
    )
    .await;
    assert_eq!(faults(&city).await, [Fault::Total]);
}

#[tokio::test]
async fn an_account_that_reads_as_another_is_found() {
    let (city, _) = open_to_changes().await;
    let owner = city.owner("0912345678").await;
    let person = Some(id_of(&owner));
    let file = &city.backend.config.database;
    for (sql, undo) in [
        (
            "UPDATE people SET phone = '+84987654321' WHERE key = 1",
            "UPDATE people SET phone = '+84912345678' WHERE key = 1",
        ),
        (
            "UPDATE people SET name = 'Cô Năm' WHERE key = 1",
            "UPDATE people SET name = '' WHERE key = 1",
        ),
    ] {
        alter(file, sql).await;
        assert_eq!(faults(&city).await, [Fault::Account { person }], "{sql}");
        alter(file, undo).await;
        assert_eq!(faults(&city).await, []);
    }
    alter(
        file,
        "PRAGMA foreign_keys = OFF; UPDATE venue_events SET person = 99 WHERE number = 2",
    )
    .await;
    let found = faults(&city).await;
    assert!(
        found.contains(&Fault::Account { person: None }),
        "{found:?}"
    );
}

#[tokio::test]
async fn the_seal_over_everything_is_another_after_each_row() {
    let (city, ids) = city().await;
    let before = verified(&city).await.total;
    assert_eq!((before.rows, before.seal.len()), (12, 32));
    let owner = city.owner("0912345678").await;
    venues::delete(&city.backend, &owner, ids[0])
        .await
        .expect("deleted");
    let after = verified(&city).await.total;
    assert_eq!(after.rows, 13);
    assert_ne!(after.seal, before.seal);
}

#[tokio::test]
async fn rows_that_changed_places_are_found() {
    let swap = "UPDATE venue_events SET number = 99 WHERE venue = 1 AND number = 2; \
        UPDATE venue_events SET number = 2 WHERE venue = 1 AND number = 3; \
        UPDATE venue_events SET number = 3 WHERE venue = 1 AND number = 99";
    check(swap, &[(0, Some(2))]).await;
    let between = "UPDATE venue_events SET number = 99 WHERE venue = 1 AND number = 2; \
        UPDATE venue_events SET venue = 1 WHERE venue = 2 AND number = 2; \
        UPDATE venue_events SET venue = 2, number = 2 WHERE venue = 1 AND number = 99";
    check(between, &[(0, Some(2)), (1, Some(2))]).await;
    let all = "UPDATE venue_events SET venue = 3 - venue, number = number + 100; \
        UPDATE venue_events SET number = number - 100";
    check(all, &[(0, Some(1)), (1, Some(1))]).await;
}

#[tokio::test]
async fn a_row_that_was_slipped_in_is_found() {
    let columns =
        "INSERT INTO venue_events (venue, number, at, person, ip, event, hash) SELECT venue,";
    let before = "0, at, person, ip, event, hash FROM venue_events WHERE venue = 1 AND number = 1";
    let after = "7, at, person, ip, event, hash FROM venue_events WHERE venue = 1 AND number = 6";
    for (place, number) in [(before, 1), (after, 7)] {
        let sql: &'static str = format!("{columns} {place}").leak();
        check(sql, &[(0, Some(number))]).await;
    }
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_or_remove_a_row() {
    use sqlx::Connection;
    let (city, _) = city().await;
    let options = backend::storage::connect_options(&city.backend.config.database);
    let mut conn = sqlx::SqliteConnection::connect_with(&options)
        .await
        .expect("a connection");
    for sql in [
        "UPDATE venue_events SET ip = '192.0.2.99' WHERE number = 3",
        "DELETE FROM venue_events WHERE number = 6",
        "DELETE FROM venue_events",
        "REPLACE INTO venue_events SELECT venue, number, at, person, key_name, 'x', event, hash \
         FROM venue_events WHERE number = 3",
    ] {
        let refused = sqlx::raw_sql(sql).execute(&mut conn).await;
        assert!(refused.is_err(), "{sql}");
    }
    assert_eq!(faults(&city).await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_found_while_the_server_goes_on_writing() {
    let (city, ids) = city().await;
    let owner = city.owner("0987654321").await;
    let id = city.venue(&owner).await.id;
    let backend = city.backend.clone();
    let writing = tokio::spawn(async move {
        for minutes in 1..150 {
            let details = VenueDetails {
                usual_stay_minutes: minutes,
                ..stall()
            };
            venues::edit(&backend, &owner, id, details)
                .await
                .expect("edited");
        }
    });
    let mut looks = 0;
    while !writing.is_finished() || looks == 0 {
        assert_eq!(faults(&city).await, []);
        looks += 1;
    }
    writing.await.expect("written");
    assert_eq!(ids.len(), 2);
}
