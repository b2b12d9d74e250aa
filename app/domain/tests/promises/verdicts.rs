//! Normal, abnormal, unknown: the table, and that nothing doubtful is normal.

use std::time::Duration;

use domain::area::AreaCode;
use domain::checkpoint::outbreak::{Level, OutbreakList, OutbreakWard, Outbreaks, Tie};
use domain::checkpoint::revoked::{Revoked, RevokedList};
use domain::checkpoint::used::{Seen, Used};
use domain::checkpoint::verdict::{Doubt, Grounds, Outcome, Verdict};
use domain::code::personal::{Class, Credential, Live, PersonalCode, Proof, SeenAt};
use domain::day::Day;
use domain::health::sign::{Sign, Signs};
use domain::time::Timestamp;
use domain::venue::Direction;
use proptest::prelude::*;

use crate::code::ORIGIN;
use crate::key;
use crate::personal::{SERVER, healthy, live_at, morning, read, statement, today};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3_600);

fn outbreaks(wards: Vec<OutbreakWard>) -> Outbreaks {
    OutbreakList {
        issued_at: morning(),
        wards,
        venues: Vec::new(),
    }
    .into()
}

fn revoked(serials: &[u32]) -> Revoked {
    RevokedList::of(serials.to_vec(), morning())
        .read()
        .expect("our own list")
}

fn ward(code: u32, from: Day, until: Option<Day>) -> OutbreakWard {
    OutbreakWard {
        ward: AreaCode(code),
        name: format!("Phường {code}"),
        level: Level::Outbreak,
        from,
        until,
    }
}

/// Judged with fresh lists at `now`.
fn judged_at(code: &PersonalCode, now: Timestamp) -> Verdict {
    Grounds {
        keys_at: Some(now),
        revoked: &RevokedList::of(Vec::new(), now).read().expect("a list"),
        outbreaks: &OutbreakList {
            issued_at: now,
            wards: Vec::new(),
            venues: Vec::new(),
        }
        .into(),
        now,
        clock_known: true,
    }
    .judge(code, Seen::New)
}

fn live(credential: &Credential, at: Timestamp) -> PersonalCode {
    read(&live_at(credential, at)).expect("a true code")
}

fn check(verdict: &Verdict, outcome: Outcome, doubts: &[Doubt]) {
    assert_eq!((verdict.outcome, &verdict.doubts[..]), (outcome, doubts));
}

#[test]
fn a_healthy_person_with_a_live_code_is_normal() {
    let verdict = judged_at(&live(&healthy(), morning()), morning());
    check(&verdict, Outcome::Normal, &[]);
    assert!(!verdict.check_id && verdict.warnings.is_empty());
}

#[test]
fn every_sign_makes_abnormal_also_where_nobody_signed_it() {
    for sign in Sign::ALL {
        let ill = Credential {
            signs: Signs::NONE.with(sign),
            ..healthy()
        };
        let verdict = judged_at(&live(&ill, morning()), morning());
        check(&verdict, Outcome::Abnormal, &[]);
        let own =
            statement(morning()).show(&ill.self_declare(ORIGIN), &key(crate::personal::PHONE));
        let own = read(&own.expect("a code")).expect("a true code");
        check(
            &judged_at(&own, morning()),
            Outcome::Abnormal,
            &[Doubt::Unsigned],
        );
    }
}

#[test]
fn a_code_of_three_minutes_ago_is_a_picture_of_one() {
    let code = live(&healthy(), morning());
    for (minutes, outcome) in [
        (0, Outcome::Normal),
        (2, Outcome::Normal),
        (3, Outcome::Unknown),
    ] {
        let verdict = judged_at(&code, morning().plus(MINUTE * minutes));
        assert_eq!(verdict.outcome, outcome, "after {minutes} minutes");
    }
    let ahead = judged_at(&code, morning().minus(MINUTE * 3));
    check(&ahead, Outcome::Unknown, &[Doubt::NotLive]);
}

#[test]
fn a_declaration_of_yesterday_is_expired_and_never_normal() {
    let later = morning().plus(24 * HOUR);
    for signs in [Signs::NONE, Signs::NONE.with(Sign::Fever)] {
        let credential = Credential { signs, ..healthy() };
        let verdict = judged_at(&live(&credential, later), later);
        check(&verdict, Outcome::Unknown, &[Doubt::Expired]);
    }
}

#[test]
fn a_printed_card_counts_but_asks_for_the_id() {
    let card = healthy().issue(Class::Printed, ORIGIN, &key(SERVER));
    let verdict = judged_at(&read(&card).expect("a card"), morning());
    check(&verdict, Outcome::Normal, &[]);
    assert!(verdict.check_id);
}

#[test]
fn old_or_missing_lists_and_an_unknown_clock_are_said() {
    let code = live(&healthy(), morning());
    let (fresh_revoked, fresh_outbreaks) = (revoked(&[]), outbreaks(Vec::new()));
    let fresh = Grounds {
        keys_at: Some(morning()),
        revoked: &fresh_revoked,
        outbreaks: &fresh_outbreaks,
        now: morning(),
        clock_known: true,
    };
    check(&fresh.judge(&code, Seen::New), Outcome::Normal, &[]);
    let old = |grounds: Grounds<'_>| {
        check(
            &grounds.judge(&code, Seen::New),
            Outcome::Unknown,
            &[Doubt::OldLists],
        )
    };
    old(Grounds {
        keys_at: None,
        ..fresh
    });
    old(Grounds {
        keys_at: Some(morning().minus(49 * HOUR)),
        ..fresh
    });
    old(Grounds {
        revoked: &Revoked::default(),
        ..fresh
    });
    old(Grounds {
        outbreaks: &Outbreaks::default(),
        ..fresh
    });
    let unknown = Grounds {
        clock_known: false,
        ..fresh
    };
    check(
        &unknown.judge(&code, Seen::New),
        Outcome::Unknown,
        &[Doubt::UnknownClock],
    );
}

#[test]
fn a_revoked_credential_is_unknown_whatever_it_says() {
    let grounds_revoked = revoked(&[7, 41, 90_000]);
    let none = outbreaks(Vec::new());
    let grounds = Grounds {
        keys_at: Some(morning()),
        revoked: &grounds_revoked,
        outbreaks: &none,
        now: morning(),
        clock_known: true,
    };
    let verdict = grounds.judge(&live(&healthy(), morning()), Seen::New);
    check(&verdict, Outcome::Unknown, &[Doubt::Revoked]);
}

#[test]
fn one_screenshot_does_not_pass_twice() {
    let mut used = Used::default();
    let code = live(&healthy(), morning());
    let mut see = |code: &PersonalCode, direction, seconds| {
        used.see(
            code,
            direction,
            morning().plus(Duration::from_secs(seconds)),
        )
    };
    assert_eq!(see(&code, Direction::In, 0), Seen::New);
    // Held before the reader for half a minute: one event.
    for second in (4..30).step_by(4) {
        assert_eq!(see(&code, Direction::In, second), Seen::SameEvent);
    }
    assert_eq!(
        see(&code, Direction::Out, 20),
        Seen::New,
        "going is another event"
    );
    assert_eq!(see(&code, Direction::In, 60), Seen::Again);
    let next_minute = live(&healthy(), morning().plus(MINUTE));
    assert_eq!(see(&next_minute, Direction::In, 80), Seen::New);
    let card = healthy().issue(Class::Printed, ORIGIN, &key(SERVER));
    let card = read(&card).expect("a card");
    assert_eq!(see(&card, Direction::In, 100), Seen::New);
    assert_eq!(
        see(&card, Direction::In, 130),
        Seen::New,
        "paper never changes"
    );
}

#[test]
fn a_clock_that_is_set_back_does_not_lock_anybody_out() {
    let mut used = Used::default();
    let code = live(&healthy(), morning());
    assert_eq!(
        used.see(&code, Direction::In, morning().plus(24 * HOUR)),
        Seen::New
    );
    assert_eq!(used.see(&code, Direction::In, morning()), Seen::New);
}

#[test]
fn outbreak_areas_are_named_with_their_days() {
    let (home, stayed) = (20_194, 20_263);
    let list = outbreaks(vec![
        ward(stayed, today().minus(8), Some(today().minus(5))),
        ward(home, today().minus(40), Some(today().minus(30))),
        ward(stayed, today().minus(60), Some(today().minus(50))),
        ward(99_999, today().minus(8), None),
    ]);
    let warnings = list.warnings(&healthy(), None, today());
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    let warning = &warnings[0];
    assert_eq!((warning.tie, warning.ward), (Tie::Stayed, AreaCode(stayed)));
    assert_eq!(
        (warning.from, warning.until),
        (today().minus(8), today().minus(7))
    );

    let now = outbreaks(vec![ward(home, today().minus(2), None)]);
    let warnings = now.warnings(&healthy(), None, today());
    assert_eq!((warnings[0].tie, warnings[0].until), (Tie::Home, today()));
}

#[test]
fn a_phone_tells_where_it_was_only_with_consent() {
    let seen_at = Some(SeenAt {
        ward: AreaCode(20_263),
        from: today().minus(3),
        until: today().minus(3),
    });
    for (tells_places, warned) in [(true, 1), (false, 0)] {
        let proof = Proof::Live(Live {
            tells_places,
            seen_at,
            ..statement(morning())
        });
        let code = PersonalCode {
            credential: healthy(),
            proof,
        };
        let verdict = judged_at(&code, morning());
        assert_eq!(verdict.warnings.len(), warned);
        assert_eq!(verdict.outcome, Outcome::Normal, "a warning is no outcome");
    }
}

#[test]
fn a_visitors_phone_finds_its_own_check_in_at_an_outbreak_place() {
    let list = outbreaks(vec![ward(20_263, today().minus(4), Some(today().minus(2)))]);
    let venue = crate::code::stall().venue;
    let visit = |name: &'static str, days: u16| (venue, name, today().minus(days).starts_at());
    let seen = list.seen_at(
        [visit("Phường 20263", 9), visit("Phường 20263", 3)],
        morning(),
    );
    assert_eq!(seen.map(|seen| seen.from), Some(today().minus(3)));
    assert_eq!(list.seen_at([visit("Phường 1", 3)], morning()), None);
}

#[test]
fn a_hundred_thousand_revocations_fit_a_hundred_kilobytes() {
    // Every twentieth of two million, unevenly.
    let serials: Vec<u32> = (0..100_000_u32)
        .map(|at| at * 20 + at * 7_919 % 20)
        .collect();
    let list = RevokedList::of(serials.clone(), morning());
    println!("{} characters", list.serials.len());
    assert!(list.serials.len() <= 100_000, "{}", list.serials.len());
    let read = list.read().expect("our own list");
    assert!(serials.iter().all(|serial| read.has(*serial)));
    let others = (0..2_000_000).filter(|serial| read.has(*serial)).count();
    assert_eq!(others, 100_000);
}

proptest! {
    #[test]
    fn any_serials_are_read_back(serials in proptest::collection::vec(0_u32.., 0..200)) {
        let read = RevokedList::of(serials.clone(), morning()).read().expect("our own list");
        prop_assert!(serials.iter().all(|serial| read.has(*serial)));
    }

    #[test]
    fn a_damaged_list_is_no_list(text in "[#-~]{0,40}", count in 0_u32..90, low_bits in 0_u8..40) {
        let list = RevokedList { issued_at: morning(), count, low_bits, serials: text };
        drop(list.read());
    }

    #[test]
    fn nothing_doubtful_is_normal(
        minutes in -3_000_i64..3_000,
        is_printed: bool,
        bits: u8,
        clock_known: bool,
        lists_hours in 0_u32..100,
        serial in 0_u32..4,
    ) {
        let now = Timestamp::from_millis(morning().as_millis() + minutes * 60_000);
        let credential = Credential { signs: Signs::from_bits(bits), serial, ..healthy() };
        let text = if is_printed {
            credential.issue(Class::Printed, ORIGIN, &key(SERVER))
        } else {
            live_at(&credential, morning())
        };
        let code = read(&text).expect("a true code");
        let lists_at = now.minus(HOUR * lists_hours);
        let grounds = Grounds {
            keys_at: Some(lists_at),
            revoked: &RevokedList::of(vec![2], now).read().expect("a list"),
            outbreaks: &OutbreakList { issued_at: lists_at, wards: Vec::new(), venues: Vec::new() }.into(),
            now,
            clock_known,
        };
        let verdict = grounds.judge(&code, Seen::New);
        let is_fine = bits == 0
            && clock_known
            && lists_hours <= 48
            && serial != 2
            && now < credential.valid_until
            && (is_printed || (-2..=2).contains(&minutes));
        prop_assert_eq!(verdict.outcome == Outcome::Normal, is_fine, "{:?}", verdict);
    }
}
