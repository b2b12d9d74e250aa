//! The outbox when things go wrong: isolating a bad record, pausing.

use std::time::Duration;

use domain::ids::RecordId;
use domain::outbox::{Entry, Exchange, LONGEST_PAUSE, MAX_REFUSALS, Outbox, State, Step};
use domain::record::Rejection;

use crate::at;
use crate::outbox::{NO_PAUSE, batch, exchange, receipts, record, sent, with};

const LONGEST: u32 = u32::MAX;

#[test]
fn a_batch_that_is_too_large_is_halved_and_grows_back() {
    let mut outbox = with(200);
    exchange(&mut outbox, Exchange::TooLarge);
    assert_eq!(sent(&outbox).len(), 100);
    let ids = sent(&outbox);
    exchange(&mut outbox, receipts(&ids));
    (0..255).for_each(|number| outbox.add(RecordId::new(at(900), [number; 10])));
    assert_eq!(sent(&outbox).len(), 200);
}

#[test]
fn one_refused_record_never_holds_up_the_rest() {
    let mut outbox = with(200);
    let bad = record(77);
    let mut tries = 0;
    while outbox.waiting() > 0 {
        let ids = sent(&outbox);
        if ids.contains(&bad) {
            outbox.settle(batch(1), &ids, Exchange::Refused, at(0), NO_PAUSE);
            tries += usize::from(ids.len() == 1);
        } else {
            assert!(tries <= 1, "the others wait behind the refused record");
            outbox.settle(batch(1), &ids, receipts(&ids), at(0), NO_PAUSE);
        }
    }
    assert_eq!(tries, usize::from(MAX_REFUSALS));
}

#[test]
fn a_record_refused_alone_five_times_is_set_aside_also_across_restarts() {
    let id = record(1);
    for refused in [Exchange::Refused, Exchange::TooLarge] {
        let mut entry = Entry {
            id,
            state: State::Waiting { refusals: 0 },
        };
        for _ in 0..MAX_REFUSALS {
            let mut outbox = Outbox::load([entry]);
            entry = exchange(&mut outbox, refused.clone())[0];
        }
        let reason = Rejection::RefusedRepeatedly;
        assert_eq!(entry.state, State::Rejected { at: at(0), reason });
    }
}

#[test]
fn a_record_that_brings_the_server_down_does_not_hold_up_the_rest() {
    let mut outbox = with(50);
    let bad = record(0);
    for _ in 0..100 {
        let ids = sent(&outbox);
        let answer = if ids.contains(&bad) {
            Exchange::NoAnswer
        } else {
            receipts(&ids)
        };
        outbox.settle(batch(1), &ids, answer, at(0), NO_PAUSE);
    }
    assert_eq!(sent(&outbox), [bad]);
}

#[test]
fn pauses_double_up_to_five_minutes_and_a_wake_ends_them() {
    let mut outbox = with(1);
    for seconds in [2, 4, 8, 16, 32, 64, 128, 256, 300, 300] {
        outbox.settle(batch(1), &[record(0)], Exchange::NoAnswer, at(0), LONGEST);
        assert_eq!(
            outbox.next_step(at(0)),
            Step::WaitUntil(at(seconds * 1_000))
        );
        assert_eq!(
            outbox.next_step(at(seconds * 1_000)),
            Step::Send(vec![record(0)])
        );
    }
    outbox.wake();
    assert_eq!(sent(&outbox), [record(0)]);
}

#[test]
fn the_servers_wish_to_be_left_alone_outlasts_a_wake_but_not_the_hour() {
    for (asked, kept) in [(90, 90), (90_000, 3_600)] {
        let mut outbox = with(1);
        let retry_after = Some(Duration::from_secs(asked));
        exchange(&mut outbox, Exchange::Busy { retry_after });
        outbox.wake();
        assert_eq!(outbox.next_step(at(0)), Step::WaitUntil(at(kept * 1_000)));
    }
}

#[test]
fn a_clock_that_was_set_back_does_not_silence_the_phone() {
    let mut outbox = with(1);
    outbox.settle(batch(1), &[record(0)], Exchange::NoAnswer, at(0), LONGEST);
    let year = LONGEST_PAUSE * 12 * 24 * 365;
    assert_eq!(
        outbox.next_step(at(0).minus(year)),
        Step::Send(vec![record(0)])
    );
}
