//! Scans by staff: recorded once, flagged where something is wrong, never lost.

use std::time::Duration;

use backend::caller::Caller;
use backend::{sharing, venues};
use domain::check_in::Method;
use domain::checkpoint::scan::{MAX_SEALED, StaffScan};
use domain::checkpoint::verdict::Outcome as Verdict;
use domain::history::HistoryFilter;
use domain::ids::VenueId;
use domain::owner::role::Role;
use domain::record::{Outcome, Record, Rejection};
use domain::time::Timestamp;
use domain::venue::{Direction, PointNumber, Venue};

use crate::checkpoint::{DOCUMENT, sighting};
use crate::city::{City, Phone, START, check_in, rejected};
use crate::team::id_of;

const OWNER: &str = "0912345678";
const STAFF: &str = "0987654321";
const HOUR: Duration = Duration::from_secs(3_600);

/// A venue with a controller, and the phone that the controller scans with.
pub(crate) struct Checkpoint {
    pub(crate) city: City,
    pub(crate) owner: Caller,
    pub(crate) venue: Venue,
    pub(crate) controller: Caller,
    pub(crate) phone: Phone,
}

impl Checkpoint {
    pub(crate) async fn open() -> Self {
        let city = City::generous().await;
        let owner = city.owner(OWNER).await;
        let venue = city.venue(&owner).await;
        let controller = city.member(&owner, &venue, STAFF, Role::Controller).await;
        let phone = Phone::new();
        city.attach(&phone, STAFF, "Lê Kiểm Soát").await;
        Self {
            city,
            owner,
            venue,
            controller,
            phone,
        }
    }

    pub(crate) fn scan(&self, way: Direction) -> StaffScan {
        let saw = sighting("N** T** M**", Verdict::Abnormal);
        self.city.staff_scan(&self.venue, way, &saw)
    }

    pub(crate) async fn send(&self, scan: &StaffScan) -> Outcome {
        let record = Record::StaffScan(scan.clone());
        self.city.send(&self.phone, &[record]).await[0]
    }

    fn scan_at(&self, at: Timestamp) -> StaffScan {
        StaffScan {
            scanned_at: at,
            ..self.scan(Direction::In)
        }
    }
}

#[tokio::test]
async fn a_scan_is_recorded_once_and_other_content_under_its_id_is_refused() {
    let it = Checkpoint::open().await;
    let scan = it.scan(Direction::In);
    assert_eq!(it.send(&scan).await, Outcome::Recorded);
    assert_eq!(it.send(&scan).await, Outcome::AlreadyRecorded);
    let collides = rejected(Rejection::OtherContent);
    let other = StaffScan {
        direction: Direction::Out,
        ..scan.clone()
    };
    assert_eq!(it.send(&other).await, collides);
    let rows = it.city.rows(&it.owner, HistoryFilter::default()).await;
    let by_staff = rows[0].by_staff.clone().expect("by staff");
    assert_eq!((rows.len(), by_staff.direction), (1, Direction::In));
    assert!(!by_staff.is_flagged, "a controller may scan");
}

#[tokio::test]
async fn of_two_records_with_one_id_in_one_batch_the_first_is_stored_as_what_it_is() {
    let it = Checkpoint::open().await;
    let scan = it.scan(Direction::In);
    let mut visit = check_in(&it.venue, START);
    visit.id = scan.id;
    let records = [Record::CheckIn(visit), Record::StaffScan(scan)];
    let outcomes = it.city.send(&it.phone, &records).await;
    let expected = [Outcome::Recorded, rejected(Rejection::OtherContent)];
    assert_eq!(outcomes, expected);
    let rows = it.city.rows(&it.owner, HistoryFilter::default()).await;
    assert_eq!((rows.len(), rows[0].by_staff.clone()), (1, None));
}

#[tokio::test]
async fn a_visitor_cannot_say_that_staff_scanned_them() {
    let it = Checkpoint::open().await;
    let mut visit = check_in(&it.venue, START);
    visit.method = Method::Staff;
    let outcomes = it.city.send(&it.phone, &[Record::CheckIn(visit)]).await;
    assert_eq!(outcomes, [rejected(Rejection::Malformed)]);
}

#[tokio::test]
async fn who_scans_before_or_after_their_time_there_is_flagged() {
    let it = Checkpoint::open().await;
    let before = it.scan_at(START.minus(HOUR));
    let during = it.scan_at(START.plus(HOUR));
    it.city.backend.clock.advance(2 * HOUR);
    let person = id_of(&it.controller);
    sharing::revoke(&it.city.backend, &it.owner, it.venue.id, person)
        .await
        .expect("revoked");
    let after = it.scan_at(START.plus(3 * HOUR));
    it.city.backend.clock.advance(2 * HOUR);
    // All of it comes late: what counts is when it happened.
    for (scan, is_flagged) in [(&before, true), (&during, false), (&after, true)] {
        assert_eq!(it.send(scan).await, Outcome::Recorded);
        let flag = it.city.is_flagged(&it.owner, scan).await;
        assert_eq!(flag, is_flagged, "{:?}", scan.scanned_at);
    }
}

#[tokio::test]
async fn who_never_had_a_role_or_has_confirmed_no_number_is_flagged() {
    let mut it = Checkpoint::open().await;
    let stranger = Phone::new();
    it.city.attach(&stranger, "0933333333", "Người Lạ").await;
    for phone in [stranger, Phone::new()] {
        it.phone = phone;
        let scan = it.scan(Direction::In);
        assert_eq!(it.send(&scan).await, Outcome::Recorded);
        assert!(it.city.is_flagged(&it.owner, &scan).await);
    }
}

#[tokio::test]
async fn a_seal_that_cannot_be_opened_is_stored_as_unknown_and_flagged() {
    let it = Checkpoint::open().await;
    let good = it.scan(Direction::Out);
    let key = it.city.key_list().sealing.expect("a key");
    let not_json = sealing::seal(&key, domain::checkpoint::scan::PURPOSE, b"{", [5; 32]);
    let for_others = sealing::seal(&key, "something else", b"{}", [6; 32]);
    for sealed in [
        String::new(),
        "A".repeat(MAX_SEALED),
        "không phải".to_owned(),
        good.sealed[..good.sealed.len() - 1].to_owned(),
        not_json.expect("a seal"),
        for_others.expect("a seal"),
    ] {
        let scan = StaffScan {
            sealed,
            ..it.scan(Direction::Out)
        };
        assert_eq!(it.send(&scan).await, Outcome::Recorded);
        let rows = it.city.rows(&it.owner, HistoryFilter::default()).await;
        let row = rows.iter().find(|row| row.id == scan.id).expect("a row");
        let seen = row.by_staff.as_ref().expect("by staff");
        assert_eq!(
            (seen.outcome, seen.direction),
            (Verdict::Unknown, Direction::Out)
        );
        assert!(seen.is_flagged && seen.masked_name.is_empty());
    }
    let too_long = StaffScan {
        sealed: "A".repeat(MAX_SEALED + 1),
        ..good
    };
    assert_eq!(it.send(&too_long).await, rejected(Rejection::TooLarge));
}

#[tokio::test]
async fn a_place_that_is_not_there_is_refused_as_for_visitors() {
    let it = Checkpoint::open().await;
    let nowhere = StaffScan {
        venue: VenueId::from_bytes([7; 16]),
        ..it.scan(Direction::In)
    };
    assert_eq!(it.send(&nowhere).await, rejected(Rejection::UnknownVenue));
    let no_point = StaffScan {
        point: PointNumber(9),
        ..it.scan(Direction::In)
    };
    assert_eq!(it.send(&no_point).await, rejected(Rejection::UnknownPoint));
    venues::delete(&it.city.backend, &it.owner, it.venue.id)
        .await
        .expect("deleted");
    let late = it.scan_at(START.minus(HOUR));
    it.city.backend.clock.advance(HOUR);
    let after = it.scan(Direction::In);
    assert_eq!(it.send(&after).await, rejected(Rejection::VenueDeleted));
    assert_eq!(it.send(&late).await, Outcome::Recorded);
}

#[tokio::test]
async fn the_number_of_a_document_is_in_the_seal_alone() {
    let it = Checkpoint::open().await;
    assert_eq!(it.send(&it.scan(Direction::In)).await, Outcome::Recorded);
    it.city.backend.close().await;
    let folder = it.city.folder.path().join("data");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            let bytes = std::fs::read(&path).expect("a file");
            let number = DOCUMENT.as_bytes();
            assert!(!bytes.windows(number.len()).any(|part| part == number));
            read += bytes.len();
        }
    }
    assert!(read > 100_000, "{read}");
}
