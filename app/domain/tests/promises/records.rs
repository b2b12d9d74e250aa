//! Check-ins, undos, clocks and ids.

use std::time::Duration;

use domain::check_in::{CheckIn, Method, Undo};
use domain::ids::{RecordId, VenueId};
use domain::record::Record;
use domain::time::{ClockReading, Timestamp};
use domain::venue::PointNumber;
use proptest::prelude::*;

use crate::at;

pub(crate) fn check_in() -> CheckIn {
    CheckIn {
        id: RecordId::from_bytes([1; 16]),
        venue: VenueId::from_bytes([2; 16]),
        point: PointNumber(3),
        poster_version: 1,
        method: Method::Camera,
        scanned_at: at(0),
        clock: None,
    }
}

#[test]
fn the_same_poster_within_five_minutes_is_one_check_in() {
    let first = check_in();
    let (venue, other) = (first.venue, VenueId::from_bytes([9; 16]));
    for (venue, point, millis, expected) in [
        (venue, 3, 0, true),
        (venue, 3, 299_999, true),
        (venue, 3, 300_000, false),
        (venue, 4, 1_000, false),
        (other, 3, 1_000, false),
        (venue, 3, -1, false),
    ] {
        let is_repeat = first.is_repeated_by(venue, PointNumber(point), at(millis));
        assert_eq!(is_repeat, expected, "point {point} after {millis} ms");
    }
}

#[test]
fn a_check_in_can_be_undone_for_a_minute() {
    let can = |millis| check_in().can_be_undone(at(millis));
    assert_eq!(
        [0, 59_999, 60_000, 3_600_000].map(can),
        [true, true, false, false]
    );
    // A clock that was set right a second later takes no button away.
    assert!(can(-1_000));
}

#[test]
fn another_spelling_has_the_same_digest_and_another_meaning_another() {
    let digest = |check_in| Record::CheckIn(check_in).digest();
    let original = digest(check_in());
    let clock = Some(ClockReading {
        offset_ms: 5,
        error_ms: 1,
        measured_at: at(0),
    });
    assert_eq!(
        digest(CheckIn {
            clock,
            ..check_in()
        }),
        original
    );
    let undo = Undo {
        id: check_in().id,
        check_in: check_in().id,
        undone_at: at(0),
    };
    for other in [
        digest(CheckIn {
            id: RecordId::from_bytes([4; 16]),
            ..check_in()
        }),
        digest(CheckIn {
            venue: VenueId::from_bytes([4; 16]),
            ..check_in()
        }),
        digest(CheckIn {
            point: PointNumber(4),
            ..check_in()
        }),
        digest(CheckIn {
            poster_version: 2,
            ..check_in()
        }),
        digest(CheckIn {
            method: Method::Link,
            ..check_in()
        }),
        digest(CheckIn {
            scanned_at: at(1),
            ..check_in()
        }),
        Record::Undo(undo).digest(),
    ] {
        assert_ne!(other, original);
    }
}

proptest! {
    #[test]
    fn ids_are_ordered_by_time_and_read_back(
        times in any::<(u32, u32)>(),
        random in any::<([u8; 10], [u8; 10])>(),
    ) {
        let id = |time: u32, random| RecordId::new(Timestamp::from_millis(i64::from(time)), random);
        let (a, b) = (id(times.0, random.0), id(times.1, random.1));
        prop_assert!(times.0 >= times.1 || a < b);
        prop_assert_eq!(a.to_string().parse::<RecordId>().ok(), Some(a));
        prop_assert_eq!(RecordId::from_bytes(*a.as_bytes()), a);
    }

    #[test]
    fn any_two_clocks_are_compared_without_overflow(
        a in any::<i64>(), b in any::<i64>(), server in any::<i64>(), seconds in any::<u64>(),
    ) {
        let [a, b, server] = [a, b, server].map(Timestamp::from_millis);
        let reading = ClockReading::from_exchange(a, b, server);
        reading.to_server(b);
        let apart = Duration::from_secs(seconds);
        prop_assert!(a.plus(apart) >= a && a.minus(apart) <= a);
        prop_assert!(a <= b || b.since(a).is_zero());
    }

    #[test]
    fn a_measured_clock_is_right_to_within_its_error(
        sent in 0..1_000_000_i64, there in 0..5_000_i64, back in 0..5_000_i64, offset in -1_000_000..1_000_000_i64,
    ) {
        let reading = ClockReading::from_exchange(at(sent), at(sent + there + back), at(sent + there + offset));
        prop_assert!((reading.offset_ms - offset).abs() <= i64::from(reading.error_ms) + 1);
    }
}
