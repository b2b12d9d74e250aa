//! Changing a venue: what was printed stays good.

use std::path::Path;

use backend::{Error, events, posters, venues};
use domain::area::AreaCode;
use domain::owner::event::{Change, Field, VenueEvent};
use domain::record::{Outcome, Record};
use domain::venue::{VenueDetails, VenueError, VenueKind};

use crate::city::{City, Phone, START, check_in, stall, text};

const OWNER: &str = "0912345678";

fn moved() -> VenueDetails {
    VenueDetails {
        name: "Bánh mì Cô Tư".to_owned(),
        kind: VenueKind::Restaurant,
        address: "12 Bạch Đằng".to_owned(),
        usual_stay_minutes: 40,
        ..stall()
    }
}

#[tokio::test]
async fn an_edit_is_told_field_by_field_and_only_when_something_changed() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let edit = |details| venues::edit(&city.backend, &owner, venue.id, details);
    let same = edit(stall()).await.expect("a venue");
    assert_eq!(same, venue);
    let edited = edit(moved()).await.expect("a venue");
    assert_eq!(edited.details, moved());
    let page = events::page(&city.backend, &owner, venue.id, None).await;
    let rows = page.expect("a page").rows;
    let change = |field, from: &str, to: &str| Change {
        field,
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let expected = VenueEvent::Edited {
        changes: vec![
            change(Field::Name, "Bánh mì Cô Ba", "Bánh mì Cô Tư"),
            change(Field::Kind, "pavement_stall", "restaurant"),
            change(Field::Address, "Góc đường Lê Duẩn", "12 Bạch Đằng"),
            change(Field::UsualStay, "15", "40"),
        ],
    };
    assert_eq!((rows.len(), &rows[0].event), (2, &expected));
}

#[tokio::test]
async fn two_who_edit_at_once_keep_what_each_of_them_changed() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let edit = |details| {
        let began = Some(stall());
        venues::edit_since(&city.backend, &owner, venue.id, began, details)
    };
    let name = moved().name;
    let renamed = edit(VenueDetails { name, ..stall() });
    renamed.await.expect("a venue");
    let usual_stay_minutes = 40;
    let longer = edit(VenueDetails {
        usual_stay_minutes,
        ..stall()
    });
    let both = longer.await.expect("a venue").details;
    let name = moved().name;
    assert_eq!(
        both,
        VenueDetails {
            name,
            usual_stay_minutes,
            ..stall()
        }
    );
}

#[tokio::test]
async fn posters_printed_before_an_edit_still_count() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let version = |posters: domain::poster::VenuePosters| posters.posters[0].point.poster_version;
    let printed = || posters::of_venue(&city.backend, &owner, venue.id);
    let before = version(printed().await.expect("posters"));
    venues::edit(&city.backend, &owner, venue.id, moved())
        .await
        .expect("a venue");
    assert_eq!(version(printed().await.expect("posters")), before);
    let records = [Record::CheckIn(check_in(&venue, START))];
    assert_eq!(
        city.send(&Phone::new(), &records).await,
        [Outcome::Recorded]
    );
}

#[tokio::test]
async fn a_phone_learns_with_its_receipts_what_a_venue_is_called_now() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let (venue, other) = (city.venue(&owner).await, city.venue(&owner).await);
    let told = async || {
        let records = [&venue, &other].map(|it| text(&Record::CheckIn(check_in(it, START))));
        let batch = Phone::new().batch(START, records.into());
        let receipt = city.send_batch(batch).await.expect("a receipt");
        let renamed = receipt.renamed.into_iter();
        renamed.map(|it| (it.venue, it.name)).collect::<Vec<_>>()
    };
    assert_eq!(told().await, [], "and the server remembers the venue now");
    venues::edit(&city.backend, &owner, venue.id, moved())
        .await
        .expect("a venue");
    assert_eq!(told().await, [(venue.id, "Bánh mì Cô Tư".to_owned())]);
    venues::edit(&city.backend, &owner, venue.id, stall())
        .await
        .expect("a venue");
    // Posters with the name in between may hang by now.
    assert_eq!(told().await, [(venue.id, "Bánh mì Cô Ba".to_owned())]);
}

#[tokio::test]
async fn a_ward_that_has_gone_is_kept_by_whoever_leaves_it_alone() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    // Phường Hải Châu I was a ward until 2024.
    let gone = AreaCode(20_236);
    alter(
        &city.backend.config.database,
        "UPDATE venues SET ward = 20236, ward_name = 'Phường Hải Châu I'",
    )
    .await;
    let details = VenueDetails {
        ward: gone,
        ..moved()
    };
    let edited = venues::edit(&city.backend, &owner, venue.id, details.clone()).await;
    assert_eq!(edited.expect("a venue").ward_name, "Phường Hải Châu I");
    let back = VenueDetails {
        ward: stall().ward,
        ..details.clone()
    };
    let edited = venues::edit(&city.backend, &owner, venue.id, back).await;
    assert_eq!(edited.expect("a venue").ward_name, "Phường Hải Châu");
    let refused = venues::edit(&city.backend, &owner, venue.id, details).await;
    assert!(matches!(
        refused,
        Err(Error::Venue(VenueError::UnknownWard))
    ));
}

/// Changes the database file behind the server's back.
pub(crate) async fn alter(file: &Path, sql: &'static str) {
    use sqlx::Connection;
    let options = backend::storage::connect_options(file);
    let mut conn = sqlx::SqliteConnection::connect_with(&options)
        .await
        .expect("a connection");
    sqlx::raw_sql(sql).execute(&mut conn).await.expect(sql);
    conn.close().await.expect("closed");
}
