//! The log of withdrawn posters: only forwards, only from the city's keys.

use domain::code::venue::VenueCode;
use domain::code::withdrawn::{
    NotValid, SignedWithdrawnPart, Withdrawal, Withdrawn, WithdrawnPart,
};
use domain::ids::VenueId;
use domain::signature::SignatureText;
use domain::venue::{PointKind, PointNumber, VenueKind};

use crate::{at, key, list_of};

const VENUE: VenueId = VenueId::from_bytes([2; 16]);

fn code(point: u16, version: u16) -> VenueCode {
    VenueCode {
        venue: VENUE,
        point: PointNumber(point),
        poster_version: version,
        venue_kind: VenueKind::TakeAway,
        point_kind: PointKind::Till,
        usual_stay_minutes: 15,
        venue_name: "Chè Liên".to_owned(),
        ward_name: "Phường Hải Châu".to_owned(),
    }
}

fn poster(point: u16, below: u16) -> Withdrawal {
    Withdrawal::Poster {
        venue: VENUE,
        point: PointNumber(point),
        below,
    }
}

fn part(after: u64, entries: &[Withdrawal]) -> WithdrawnPart {
    WithdrawnPart {
        after,
        until: after + entries.len() as u64,
        is_last: true,
        issued_at: at(i64::try_from(after).expect("a small number")),
        entries: entries.to_vec(),
    }
}

fn log(parts: &[&[Withdrawal]]) -> Withdrawn {
    let mut log = Withdrawn::default();
    for entries in parts {
        assert!(log.add(&part(log.until, entries)));
    }
    log
}

#[test]
fn parts_that_go_on_in_order_add_up() {
    let log = log(&[&[], &[poster(1, 2)], &[poster(1, 3), poster(2, 2)], &[]]);
    assert_eq!((log.until, log.issued_at), (3, Some(at(3))));
    let gone = Some(NotValid::PosterWithdrawn);
    assert_eq!(
        [1, 2, 3].map(|it| log.refuses(&code(1, it))),
        [gone, gone, None]
    );
    assert_eq!([1, 2].map(|it| log.refuses(&code(2, it))), [gone, None]);
    assert_eq!(log.refuses(&code(3, 1)), None);
    let elsewhere = VenueCode {
        venue: VenueId::from_bytes([3; 16]),
        ..code(1, 1)
    };
    assert_eq!(log.refuses(&elsewhere), None);
}

#[test]
fn a_part_that_does_not_go_on_where_the_log_ends_changes_nothing() {
    let before = log(&[&[poster(1, 2), poster(2, 2)]]);
    let mut backwards = part(2, &[]);
    backwards.until = 1;
    let wrong = [
        part(0, &[poster(3, 9)]),
        part(1, &[poster(3, 9)]),
        part(3, &[poster(3, 9)]),
        backwards,
    ];
    for part in wrong {
        let mut log = before.clone();
        assert!(!log.add(&part), "{part:?}");
        assert_eq!(log, before);
    }
}

#[test]
fn a_lower_version_does_not_bring_a_poster_back() {
    let log = log(&[&[poster(1, 5)], &[poster(1, 3)]]);
    assert_eq!(log.refuses(&code(1, 4)), Some(NotValid::PosterWithdrawn));
}

#[test]
fn a_restored_venue_counts_again_and_its_withdrawn_posters_do_not() {
    let gone = Withdrawal::Venue { venue: VENUE };
    let back = Withdrawal::Restored { venue: VENUE };
    let deleted = log(&[&[poster(1, 2), gone]]);
    assert_eq!(deleted.refuses(&code(1, 1)), Some(NotValid::VenueDeleted));
    assert_eq!(deleted.refuses(&code(1, 2)), Some(NotValid::VenueDeleted));
    let restored = log(&[&[poster(1, 2), gone], &[back]]);
    assert_eq!(restored.refuses(&code(1, 2)), None);
    assert_eq!(
        restored.refuses(&code(1, 1)),
        Some(NotValid::PosterWithdrawn)
    );
    let again = log(&[&[gone, back, gone]]);
    assert_eq!(again.refuses(&code(1, 2)), Some(NotValid::VenueDeleted));
}

#[test]
fn what_is_kept_in_one_part_refuses_the_same() {
    let gone = Withdrawal::Venue {
        venue: VenueId::from_bytes([9; 16]),
    };
    let whole = log(&[&[poster(1, 2), gone], &[poster(1, 4), Withdrawal::Other]]);
    let mut kept = Withdrawn::default();
    let one = WithdrawnPart {
        until: whole.until,
        ..part(0, &whole.entries())
    };
    assert!(kept.add(&one));
    assert_eq!((kept.until, kept.entries()), (whole.until, whole.entries()));
    assert_eq!(kept.refuses(&code(1, 3)), whole.refuses(&code(1, 3)));
}

#[test]
fn entries_of_a_later_version_are_passed_over_and_counted() {
    let text = r#"{"after":0,"until":3,"is_last":false,"issued_at":1790000000000,"entries":[{"what":"on_tuesdays","venue":"x"},{"what":"poster","venue":"02020202-0202-0202-0202-020202020202","point":1,"below":2},{"what":"other"}],"more":1}"#;
    let part: WithdrawnPart = domain::json::read(text).expect("a part");
    let mut log = Withdrawn::default();
    assert!(log.add(&part));
    assert_eq!((log.until, log.entries()), (3, vec![poster(1, 2)]));
}

#[test]
fn only_a_key_of_the_list_that_is_not_revoked_signs_a_part() {
    let own = part(0, &[poster(1, 2)]);
    let signed = SignedWithdrawnPart::sign(&own, &key(1)).expect("it is written");
    let keys = list_of(&key(1), false);
    assert_eq!(signed.open(&keys), Some(own.clone()));
    assert_eq!(signed.open(&list_of(&key(1), true)), None, "revoked");
    assert_eq!(
        signed.open(&list_of(&key(2), false)),
        None,
        "not on the list"
    );
    let other = SignedWithdrawnPart::sign(&own, &key(2)).expect("it is written");
    assert_eq!(other.open(&keys), None);
    let claimed = SignedWithdrawnPart {
        key: signed.key,
        ..other
    };
    assert_eq!(claimed.open(&keys), None, "another key's signature");
    let unsigned = SignedWithdrawnPart {
        signature: SignatureText::from_bytes([0; 64]),
        ..signed.clone()
    };
    assert_eq!(unsigned.open(&keys), None);
    for place in 0..signed.part.len() {
        let mut bytes = signed.part.clone().into_bytes();
        bytes[place] ^= 1;
        let Ok(part) = String::from_utf8(bytes) else {
            continue;
        };
        let altered = SignedWithdrawnPart {
            part,
            ..signed.clone()
        };
        assert_eq!(altered.open(&keys), None, "at {place}");
    }
}
