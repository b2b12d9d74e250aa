//! The outbox: what is sent, and what a receipt settles.

use domain::ids::{BatchId, RecordId};
use domain::outbox::{Entry, Exchange, Outbox, State, Step};
use domain::record::{Outcome, Receipt, Rejection};

use crate::at;

pub(crate) const NO_PAUSE: u32 = 0;

pub(crate) fn record(number: u8) -> RecordId {
    RecordId::new(at(i64::from(number)), [number; 10])
}

pub(crate) fn batch(number: u8) -> BatchId {
    BatchId::from_bytes([number; 16])
}

pub(crate) fn with(count: u8) -> Outbox {
    let mut outbox = Outbox::load([]);
    (0..count)
        .rev()
        .for_each(|number| outbox.add(record(number)));
    outbox
}

pub(crate) fn sent(outbox: &Outbox) -> Vec<RecordId> {
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

pub(crate) fn receipts(ids: &[RecordId]) -> Exchange {
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
pub(crate) fn exchange(outbox: &mut Outbox, exchange: Exchange) -> Vec<Entry> {
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
