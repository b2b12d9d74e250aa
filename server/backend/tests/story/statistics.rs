//! Counts by the days and hours of Vietnam.

use std::time::Duration;

use backend::{Error, statistics, venues};
use domain::owner::role::Role;
use domain::owner::statistics::{DAYS, HOURS};
use domain::record::Record;
use domain::time::{DAY, Timestamp};
use domain::venue::{PointKind, PointNumber};

use crate::city::{City, Phone, START, check_in, undo};

const OWNER: &str = "0912345678";
const MS: Duration = Duration::from_millis(1);
const HOUR: Duration = Duration::from_secs(3_600);

#[tokio::test]
async fn a_day_begins_at_midnight_in_vietnam() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    // 1 October 2026, 00:00 in Vietnam, is 17:00 of the day before in UTC.
    let midnight = START.vietnam_midnight();
    assert_eq!(midnight.as_millis().rem_euclid(86_400_000), 17 * 3_600_000);
    let oldest = (1..DAYS).fold(midnight, |day, _| day.minus(DAY));
    let at = |at: Timestamp| Record::CheckIn(check_in(&venue, at));
    let records = [
        at(midnight),
        at(midnight.plus(HOUR)),
        at(midnight.minus(MS)),
        at(oldest),
        // The day before the oldest, and tomorrow by a clock that is wrong.
        at(oldest.minus(MS)),
        at(midnight.plus(DAY)),
    ];
    city.send(&Phone::new(), &records).await;
    let counts = statistics::of_venue(&city.backend, &owner, venue.id).await;
    let counts = counts.expect("counts");
    assert_eq!(
        (counts.today, counts.days.len(), counts.hours.len()),
        (2, DAYS, HOURS)
    );
    let days: Vec<_> = counts.days.iter().map(|day| day.count).collect();
    assert_eq!((days[0], days[DAYS - 2], days[DAYS - 1]), (1, 1, 2));
    assert_eq!(days.iter().sum::<u32>(), 4);
    assert_eq!(
        (counts.days[0].day, counts.days[DAYS - 1].day),
        (oldest, midnight)
    );
    assert_eq!(
        (counts.hours[0], counts.hours[1], counts.hours[23]),
        (2, 1, 1)
    );
    assert_eq!(counts.hours.iter().sum::<u32>(), 4);
    let mine = venues::one(&city.backend, &owner, venue.id).await;
    assert_eq!(mine.expect("a venue").today, 2, "both pages agree");
}

#[tokio::test]
async fn what_was_undone_does_not_count() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let phone = Phone::new();
    let (kept, undone, late) = (
        check_in(&venue, START),
        check_in(&venue, START),
        check_in(&venue, START),
    );
    let in_time = undo(&undone, START.plus(Duration::from_secs(59)));
    let too_late = undo(&late, START.plus(Duration::from_secs(60)));
    let records = [in_time, too_late]
        .into_iter()
        .chain([kept, undone, late].map(Record::CheckIn));
    for record in records {
        city.send(&phone, &[record]).await;
    }
    let counts = statistics::of_venue(&city.backend, &owner, venue.id).await;
    let counts = counts.expect("counts");
    assert_eq!((counts.today, counts.hours.iter().sum::<u32>()), (2, 2));
    assert_eq!(counts.busiest.expect("a point").count, 2);
    let mine = venues::mine(&city.backend, &owner).await.expect("a list");
    assert_eq!(mine[0].today, 2);
}

#[tokio::test]
async fn the_busiest_point_is_named_and_the_first_of_equals() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let counts = || statistics::of_venue(&city.backend, &owner, venue.id);
    assert_eq!(counts().await.expect("counts").busiest, None);
    venues::add_points(&city.backend, &owner, venue.id, vec![PointKind::Exit])
        .await
        .expect("a point");
    let at_point = |point| {
        let mut it = check_in(&venue, START);
        it.point = PointNumber(point);
        Record::CheckIn(it)
    };
    let phone = Phone::new();
    city.send(&phone, &[at_point(2), at_point(1)]).await;
    let busiest = counts().await.expect("counts").busiest.expect("a point");
    assert_eq!(busiest.number, PointNumber(1));
    city.send(&phone, &[at_point(2)]).await;
    let busiest = counts().await.expect("counts").busiest.expect("a point");
    assert_eq!((busiest.kind, busiest.count), (PointKind::Exit, 2));
}

#[tokio::test]
async fn a_controller_sees_todays_count_only() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let guard = city
        .member(&owner, &venue, "0987654321", Role::Controller)
        .await;
    city.send(&Phone::new(), &[Record::CheckIn(check_in(&venue, START))])
        .await;
    let one = venues::one(&city.backend, &guard, venue.id).await;
    assert_eq!(one.expect("a venue").today, 1);
    let refused = statistics::of_venue(&city.backend, &guard, venue.id).await;
    assert!(matches!(refused, Err(Error::NotAllowed)));
}
