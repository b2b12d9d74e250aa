//! Registering venues and printing their posters.

use backend::{Error, posters, venues};
use domain::area::AreaCode;
use domain::code::Code;
use domain::venue::{PointKind, VenueDetails, VenueError, VenueKind};

use crate::city::{City, ORIGIN, new_venue_id, stall, stranger};

#[tokio::test]
async fn a_stall_is_registered_with_a_poster_that_phones_trust() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    assert_eq!(venue.ward_name, "Phường Hải Châu");
    assert_eq!(venue.points[0].kind, PointKind::Stall);

    let printed = posters::of_venue(&city.backend, &owner, venue.id)
        .await
        .expect("posters");
    assert_eq!(printed.venue, venue);
    let keys = city.backend.keys.published().open().expect("a list");
    let poster = &printed.posters[0];
    assert!(poster.code.starts_with(&format!("{ORIGIN}/v#")));
    match Code::read(&poster.code, Some(&keys)) {
        Ok(Code::Venue(code)) => {
            assert_eq!((code.venue, code.point), (venue.id, venue.points[0].number));
            assert_eq!(code.venue_name, "Bánh mì Cô Ba");
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_same_form_sent_twice_is_one_venue() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let request = new_venue_id();
    let register = || venues::register(&city.backend, &owner, request, stall());
    let (first, second) = (
        register().await.expect("a venue"),
        register().await.expect("a venue"),
    );
    assert_eq!(first, second);
    assert_eq!(
        venues::list(&city.backend, &owner).await.expect("a list"),
        [first]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_registrations_at_once_each_make_one_venue() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let ids: Vec<_> = (0..20).map(|_| new_venue_id()).collect();
    let running: Vec<_> = ids
        .iter()
        .chain(&ids)
        .map(|id| {
            let (backend, owner, id) = (city.backend.clone(), owner.clone(), *id);
            tokio::spawn(async move { venues::register(&backend, &owner, id, stall()).await })
        })
        .collect();
    for one in running {
        let venue = one.await.expect("a task").expect("a venue");
        assert_eq!(venue.points.len(), 1);
    }
    assert_eq!(
        venues::list(&city.backend, &owner)
            .await
            .expect("a list")
            .len(),
        20
    );
}

#[tokio::test]
async fn somebody_elses_venue_is_not_there() {
    let city = City::open().await;
    let (owner, other) = (
        city.owner("0912345678").await,
        city.owner("0987654321").await,
    );
    let venue = city.venue(&owner).await;
    let taken = venues::register(&city.backend, &other, venue.id, stall()).await;
    assert!(matches!(taken, Err(Error::NotFound)));
    let points = vec![PointKind::Exit];
    let added = venues::add_points(&city.backend, &other, venue.id, points).await;
    assert!(matches!(added, Err(Error::NotFound)));
    let printed = posters::of_venue(&city.backend, &other, venue.id).await;
    assert!(matches!(printed, Err(Error::NotFound)));
    assert!(
        venues::list(&city.backend, &other)
            .await
            .expect("a list")
            .is_empty()
    );
    let nobody = venues::list(&city.backend, &stranger("192.0.2.7")).await;
    assert!(matches!(nobody, Err(Error::SignInAgain)));
}

#[tokio::test]
async fn points_are_numbered_on_and_all_or_none_are_added() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let id = city.venue(&owner).await.id;
    let table = |number| PointKind::Table { number };
    let venue = venues::add_points(&city.backend, &owner, id, vec![table(1), table(2)])
        .await
        .expect("points");
    let numbers: Vec<_> = venue.points.iter().map(|point| point.number.0).collect();
    assert_eq!(numbers, [1, 2, 3]);

    let wrong = vec![PointKind::Exit, table(0)];
    let refused = venues::add_points(&city.backend, &owner, id, wrong).await;
    assert!(matches!(
        refused,
        Err(Error::Venue(VenueError::NoTableNumber))
    ));
    let many = vec![PointKind::Exit; 498];
    let refused = venues::add_points(&city.backend, &owner, id, many).await;
    assert!(matches!(
        refused,
        Err(Error::Venue(VenueError::TooManyPoints))
    ));
    let venue = &venues::list(&city.backend, &owner).await.expect("a list")[0];
    assert_eq!(venue.points.len(), 3);
}

#[tokio::test]
async fn a_field_that_cannot_be_accepted_is_named() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    let check = |details: VenueDetails, reason| {
        let (city, owner) = (&city, &owner);
        async move {
            match venues::register(&city.backend, owner, new_venue_id(), details).await {
                Err(Error::Venue(found)) => assert_eq!(found, reason),
                other => panic!("{other:?}"),
            }
        }
    };
    let name = |name: &str| VenueDetails {
        name: name.to_owned(),
        ..stall()
    };
    check(name(" "), VenueError::NoName).await;
    check(name(&"ồ".repeat(61)), VenueError::NameTooLong).await;
    let ward = |code| VenueDetails {
        ward: AreaCode(code),
        ..stall()
    };
    // Phường Hải Châu I was a ward until 2024; 490 is a district.
    check(ward(20_236), VenueError::UnknownWard).await;
    check(ward(490), VenueError::UnknownWard).await;
}

#[tokio::test]
async fn venues_are_listed_as_vietnamese_sorts_them() {
    let city = City::open().await;
    let owner = city.owner("0912345678").await;
    for name in ["Đậu hũ", "Dừa", "Ốc", "Cơm", "Oản"] {
        let details = VenueDetails {
            name: name.to_owned(),
            kind: VenueKind::TakeAway,
            ..stall()
        };
        venues::register(&city.backend, &owner, new_venue_id(), details)
            .await
            .expect("a venue");
    }
    let list = venues::list(&city.backend, &owner).await.expect("a list");
    let names: Vec<_> = list
        .iter()
        .map(|venue| venue.details.name.as_str())
        .collect();
    assert_eq!(names, ["Cơm", "Dừa", "Đậu hũ", "Oản", "Ốc"]);
}
