//! The city's lists: marked on the command line, signed, and left when their
//! time is over. The clock here is the machine's, as the operator's is.

use std::time::Duration;

use backend::clock::{Clock, now};
use backend::operator::Operator;
use backend::{Backend, Error, lists};
use domain::area::AreaCode;
use domain::checkpoint::outbreak::{self, Level, OutbreakList};
use domain::checkpoint::revoked::{self, Revoked, RevokedList};
use domain::code::personal::PersonalCode;
use domain::day::Day;
use domain::health::declaration::{Declaration, LOOK_BACK_DAYS};
use domain::ids::VenueId;

use crate::checkpoint::{declaration, declared};
use crate::city::{City, Phone};

const HAI_CHAU: AreaCode = AreaCode(20_242);
const NAME: &str = "Nguyễn Thị Mẫu";
const HOUR: Duration = Duration::from_secs(3_600);

/// A city of today, with its operator beside the running server.
async fn today() -> (City, Operator) {
    let mut city = City::open().await;
    let config = city.backend.config.clone();
    let sms = Box::new(city.sent.clone());
    city.backend = Backend::open_with(config.clone(), Clock::manual(now()), sms)
        .await
        .expect("a backend");
    let operator = Operator::open(&config.database, &config.keys_folder).await;
    (city, operator.expect("an operator"))
}

async fn outbreaks(city: &City) -> OutbreakList {
    let signed = lists::outbreaks(&city.backend).await.expect("a list");
    let list = signed.open(outbreak::PURPOSE, &city.key_list());
    assert!(
        signed
            .open::<RevokedList>(revoked::PURPOSE, &city.key_list())
            .is_none(),
        "signed for one purpose only"
    );
    list.expect("signed by the city")
}

async fn revoked(city: &City) -> Revoked {
    let signed = lists::revoked(&city.backend).await.expect("a list");
    let list = signed.open::<RevokedList>(revoked::PURPOSE, &city.key_list());
    list.expect("signed by the city").read().expect("whole")
}

#[tokio::test]
async fn a_marked_ward_is_on_the_list_by_its_name_until_the_look_back_is_over() {
    let (city, operator) = today().await;
    let (today, level) = (Day::in_vietnam(now()), Level::Outbreak);
    let mark = |from, until| operator.mark_ward(HAI_CHAU, level, from, until);
    let goes_on = mark(today.minus(40), None).await.expect("marked");
    let edge = today.minus(LOOK_BACK_DAYS);
    let last = mark(edge, Some(edge)).await.expect("marked");
    let over = edge.minus(1);
    mark(over, Some(over)).await.expect("marked");

    let list = outbreaks(&city).await;
    assert_eq!(list.issued_at, city.now());
    let until: Vec<_> = list.wards.iter().map(|it| it.until).collect();
    assert_eq!(until, [None, Some(edge)]);
    assert_eq!(list.wards[0].name, "Phường Hải Châu");
    let (wards, _) = operator.marked().await.expect("entries");
    let numbers: Vec<_> = wards.iter().map(|entry| entry.number).collect();
    assert_eq!(numbers, [goes_on, last], "as the operator sees it");

    operator.end(goes_on, over).await.expect("ended");
    assert_eq!(outbreaks(&city).await.wards.len(), 1, "ended long ago");
    let too_early = operator.end(last, over).await;
    assert!(matches!(too_early, Err(Error::NotFound)));
    let nowhere = operator.mark_ward(AreaCode(1), level, today, None).await;
    assert!(matches!(nowhere, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_marked_venue_is_on_the_list_with_its_ward_and_moments() {
    let (city, operator) = today().await;
    let owner = city.owner("0912345678").await;
    let venue = city.venue(&owner).await;
    let (from, until) = (now().minus(30 * HOUR), now().minus(28 * HOUR));
    let times = |venue| operator.mark_venue(venue, Level::Watch, from, until);
    times(venue.id).await.expect("marked");
    let list = outbreaks(&city).await;
    let it = &list.venues[0];
    assert_eq!(
        (it.venue, it.ward, it.level),
        (venue.id, HAI_CHAU, Level::Watch)
    );
    assert_eq!((it.from, it.until), (from, until));
    let nowhere = times(VenueId::from_bytes([7; 16])).await;
    assert!(matches!(nowhere, Err(Error::NotFound)));
    city.backend.clock.advance(22 * 24 * HOUR);
    assert_eq!(outbreaks(&city).await.venues, []);
}

async fn serial(city: &City, it: &Declaration) -> u32 {
    let receipt = city.receipt(&Phone::new(), &[declared(it)]).await;
    let code = PersonalCode::verify(&receipt.issued[0].card, Some(&city.key_list()));
    code.expect("a code").credential.serial
}

#[tokio::test]
async fn a_revoked_credential_is_on_the_list_until_it_would_not_count_anyway() {
    let (city, operator) = today().await;
    let at = city.now();
    let (one, mut two) = (declaration(NAME, at), declaration(NAME, at));
    two.holder.id = one.holder.id;
    let other = declaration("Trần Văn Thử", at);
    let serials = [
        serial(&city, &one).await,
        serial(&city, &two).await,
        serial(&city, &other).await,
    ];
    let has = async || {
        let list = revoked(&city).await;
        serials.map(|serial| list.has(serial))
    };
    assert_eq!(has().await, [false; 3]);
    let by_serial = operator.revoke(Some(serials[2]), None).await;
    assert_eq!(by_serial.expect("revoked"), 1);
    assert_eq!(has().await, [false, false, true]);
    let by_holder = operator.revoke(None, Some(one.holder.id)).await;
    assert_eq!(by_holder.expect("revoked"), 2, "each of the same person");
    let again = operator.revoke(Some(serials[2]), None).await;
    assert_eq!(again.expect("asked"), 0, "revoked before");
    assert_eq!(has().await, [true; 3]);
    city.backend.clock.advance(47 * HOUR);
    assert_eq!(has().await, [true; 3], "a day more, for slow clocks");
    city.backend.clock.advance(2 * HOUR);
    assert_eq!(has().await, [false; 3]);
}

#[tokio::test]
async fn without_an_installation_there_is_no_operator() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = folder.path().join("keys");
    let opened = Operator::open(&folder.path().join("luuvet.db"), &keys).await;
    assert!(matches!(opened, Err(Error::Start(_))));
}

#[tokio::test]
async fn a_database_of_another_version_is_left_to_the_server() {
    let (city, _) = today().await;
    let older = city.folder.path().join("older.db");
    std::fs::write(&older, []).expect("a file");
    let opened = Operator::open(&older, &city.backend.config.keys_folder).await;
    let Err(Error::Start(problem)) = opened else {
        panic!("it opened")
    };
    assert!(problem.contains("luuvet serve"), "{problem}");
}
