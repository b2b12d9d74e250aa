//! The outbox, one rule at a time.

use std::time::Duration;

use domain::ids::{BatchId, RecordId};
use domain::outbox::{Entry, Exchange, LONGEST_PAUSE, MAX_REFUSALS, Outbox, State, Step};
use domain::record::{Outcome, Receipt, Rejection};

use crate::at;

const NO_PAUSE: u32 = 0;
const LONGEST: u32 = u32::MAX;

fn record(number: u8) -> RecordId {
    RecordId::new(at(i64::from(number)), [number; 10])
}

fn batch(number: u8) -> BatchId {
    BatchId::from_bytes([number; 16])
}

fn with(count: u8) -> Outbox {
    let mut outbox = Outbox::load([]);
    (0..count)
        .rev()
        .for_each(|number| outbox.add(record(number)));
    outbox
}

fn sent(outbox: &Outbox) -> Vec<RecordId> {
    match outbox.next_step(at(0)) {
        Step::Send(ids) => ids,
        other => panic!("nothing to send: {other:?}"),
    }
}

fn receipt(id: RecordId, outcome: Outcome) -> Receipt {
    Receipt {
        id: Some(id),
        outcome,
    }
}

fn receipts(ids: &[RecordId]) -> Exchange {
    let receipts = ids
        .iter()
        .map(|id| receipt(*id, Outcome::Recorded))
        .collect();
    Exchange::Receipts {
        batch: batch(1),
        receipts,
    }
}

/// Settles what is sent next, at once and without a pause.
fn exchange(outbox: &mut Outbox, exchange: Exchange) -> Vec<Entry> {
    let ids = sent(outbox);
    outbox.settle(batch(1), &ids, exchange, at(0), NO_PAUSE)
}

#[test]
fn the_oldest_are_sent_first_two_hundred_at_once() {
    assert_eq!(Outbox::load([]).next_step(at(0)), Step::Idle);
    assert_eq!(sent(&with(201)), (0..200).map(record).collect::<Vec<_>>());
}

#[test]
fn only_waiting_entries_are_loaded_and_none_twice() {
    let entry = |number, state| Entry {
        id: record(number),
        state,
    };
    let mut outbox = Outbox::load([
        entry(1, State::Received { at: at(0) }),
        entry(2, State::Waiting { refusals: 0 }),
        entry(
            3,
            State::Rejected {
                at: at(0),
                reason: Rejection::TooOld,
            },
        ),
    ]);
    outbox.add(record(2));
    assert_eq!((outbox.waiting(), sent(&outbox)), (1, vec![record(2)]));
}

#[test]
fn each_receipt_settles_its_own_record() {
    let mut outbox = with(4);
    let reason = Rejection::Malformed;
    let answers = vec![
        receipt(record(0), Outcome::Recorded),
        receipt(record(1), Outcome::AlreadyRecorded),
        receipt(record(2), Outcome::Rejected { reason }),
        Receipt {
            id: None,
            outcome: Outcome::Rejected { reason },
        },
    ];
    let answer = Exchange::Receipts {
        batch: batch(1),
        receipts: answers,
    };
    let changed = exchange(&mut outbox, answer);
    let received = State::Received { at: at(0) };
    let rejected = State::Rejected { at: at(0), reason };
    let states: Vec<_> = changed.iter().map(|entry| entry.state).collect();
    assert_eq!(states, [received, received, rejected, rejected]);
    assert_eq!(outbox.next_step(at(0)), Step::Idle);
}

#[test]
fn an_answer_for_another_batch_or_of_another_length_settles_nothing() {
    let ids = [record(0), record(1)];
    let all: Vec<_> = ids.map(|id| receipt(id, Outcome::Recorded)).into();
    let mut longer = all.clone();
    longer.push(receipt(record(2), Outcome::Recorded));
    for (named, receipts) in [
        (2, all.clone()),
        (1, vec![]),
        (1, vec![all[0].clone()]),
        (1, longer),
    ] {
        let mut outbox = with(2);
        let answer = Exchange::Receipts {
            batch: batch(named),
            receipts,
        };
        assert_eq!(exchange(&mut outbox, answer), []);
        assert_eq!(outbox.waiting(), 2);
    }
}

#[test]
fn a_receipt_for_a_foreign_or_missing_id_settles_nothing() {
    let mut outbox = with(3);
    let answers = vec![
        receipt(record(9), Outcome::Recorded),
        Receipt {
            id: None,
            outcome: Outcome::Recorded,
        },
        receipt(record(2), Outcome::Recorded),
    ];
    let answer = Exchange::Receipts {
        batch: batch(1),
        receipts: answers,
    };
    let changed = exchange(&mut outbox, answer);
    assert_eq!(
        changed,
        [Entry {
            id: record(2),
            state: State::Received { at: at(0) }
        }]
    );
    assert_eq!(outbox.waiting(), 2);
}

#[test]
fn a_sign_in_keeps_everything_and_stops_sending() {
    let mut outbox = with(2);
    assert_eq!(exchange(&mut outbox, Exchange::SignInAgain), []);
    outbox.wake();
    assert_eq!(outbox.next_step(at(0)), Step::SignIn);
    outbox.signed_in();
    assert_eq!(sent(&outbox).len(), 2);
}

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
