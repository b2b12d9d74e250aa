//! The outbox against a server and a network that do anything at all.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{BatchId, RecordId};
use domain::outbox::{Entry, Exchange, Outbox, State, Step};
use domain::record::{Outcome, Receipt, Rejection};
use proptest::prelude::*;

use crate::at;

/// One thing that happens to a phone.
#[derive(Clone, Debug)]
enum Event {
    Scan,
    Wake,
    SignIn,
    Restart,
    Exchange { answer: Answer, jitter: u32 },
}

/// How the other side answers what was sent.
#[derive(Clone, Debug)]
enum Answer {
    Fails(Exchange),
    OtherBatch,
    Missing,
    /// One outcome per place; `false` names a foreign id.
    Mixed(Vec<(Outcome, bool)>),
}

fn outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        Just(Outcome::Recorded),
        Just(Outcome::AlreadyRecorded),
        Just(Outcome::Rejected {
            reason: Rejection::TooOld
        }),
    ]
}

fn answer() -> impl Strategy<Value = Answer> {
    let failures = [
        Exchange::NoAnswer,
        Exchange::Refused,
        Exchange::TooLarge,
        Exchange::SignInAgain,
        Exchange::Busy { retry_after: None },
    ];
    prop_oneof![
        proptest::sample::select(failures.to_vec()).prop_map(Answer::Fails),
        Just(Answer::OtherBatch),
        Just(Answer::Missing),
        proptest::collection::vec((outcome(), proptest::bool::weighted(0.8)), 1..8)
            .prop_map(Answer::Mixed),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => Just(Event::Scan),
        1 => Just(Event::Wake),
        1 => Just(Event::SignIn),
        1 => Just(Event::Restart),
        6 => (answer(), any::<u32>()).prop_map(|(answer, jitter)| Event::Exchange { answer, jitter }),
    ]
}

/// A phone: its outbox, what it stored, and what some server truly said.
struct Phone {
    outbox: Outbox,
    stored: BTreeMap<RecordId, State>,
    acknowledged: BTreeSet<RecordId>,
    now: i64,
}

impl Phone {
    fn happens(&mut self, event: Event) {
        self.now += 1_000;
        match event {
            Event::Scan => {
                let id = RecordId::new(at(self.now), [7; 10]);
                self.stored.insert(id, State::Waiting { refusals: 0 });
                self.outbox.add(id);
            }
            Event::Wake => self.outbox.wake(),
            Event::SignIn => self.outbox.signed_in(),
            Event::Restart => {
                let entries = self.stored.iter().map(|(id, state)| Entry {
                    id: *id,
                    state: *state,
                });
                self.outbox = Outbox::load(entries);
            }
            Event::Exchange { answer, jitter } => self.exchange(&answer, jitter),
        }
    }

    fn exchange(&mut self, answer: &Answer, jitter: u32) {
        let Step::Send(sent) = self.outbox.next_step(at(self.now)) else {
            return;
        };
        let (batch, other) = (BatchId::from_bytes([1; 16]), BatchId::from_bytes([2; 16]));
        let all = || {
            sent.iter().map(|id| Receipt {
                id: Some(*id),
                outcome: Outcome::Recorded,
            })
        };
        let exchange = match answer {
            Answer::Fails(exchange) => exchange.clone(),
            Answer::OtherBatch => Exchange::Receipts {
                batch: other,
                receipts: all().collect(),
            },
            Answer::Missing => Exchange::Receipts {
                batch,
                receipts: all().skip(1).collect(),
            },
            Answer::Mixed(outcomes) => {
                let receipts = sent.iter().zip(outcomes.iter().cycle());
                let receipts = receipts.map(|(id, (outcome, is_own))| {
                    if *is_own && !matches!(outcome, Outcome::Rejected { .. }) {
                        self.acknowledged.insert(*id);
                    }
                    let foreign = RecordId::from_bytes([9; 16]);
                    Receipt {
                        id: Some(if *is_own { *id } else { foreign }),
                        outcome: *outcome,
                    }
                });
                Exchange::Receipts {
                    batch,
                    receipts: receipts.collect(),
                }
            }
        };
        for entry in self
            .outbox
            .settle(batch, &sent, exchange, at(self.now), jitter)
        {
            self.stored.insert(entry.id, entry.state);
        }
    }

    fn waiting(&self) -> usize {
        let is_waiting = |state: &&State| matches!(state, State::Waiting { .. });
        self.stored.values().filter(is_waiting).count()
    }
}

proptest! {
    #[test]
    fn nothing_is_lost_and_all_arrives_when_the_server_answers_at_last(
        events in proptest::collection::vec(event(), 0..120),
    ) {
        let (stored, acknowledged) = (BTreeMap::new(), BTreeSet::new());
        let mut phone = Phone { outbox: Outbox::load([]), stored, acknowledged, now: 0 };
        let mut created = 0;
        for event in events {
            created += usize::from(matches!(event, Event::Scan));
            phone.happens(event);
            prop_assert_eq!(phone.stored.len(), created);
            prop_assert_eq!(phone.outbox.waiting(), phone.waiting());
            for (id, state) in &phone.stored {
                let is_received = matches!(state, State::Received { .. });
                prop_assert!(!is_received || phone.acknowledged.contains(id));
            }
        }
        phone.outbox.signed_in();
        for _ in 0..=created {
            phone.now += 3_600_000;
            phone.exchange(&Answer::Mixed(vec![(Outcome::AlreadyRecorded, true)]), 0);
        }
        prop_assert_eq!(phone.outbox.next_step(at(phone.now)), Step::Idle);
        prop_assert_eq!(phone.waiting(), 0);
    }
}
