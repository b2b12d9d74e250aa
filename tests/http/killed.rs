//! The server dies again and again, at any moment of its work. Whatever it
//! acknowledged is there afterwards, and nothing is there twice.

use std::collections::HashSet;
use std::time::Duration;

use domain::batch::Batch;
use domain::ids::RecordId;
use domain::record::Outcome;
use tests::deadline;
use tests::server::Server;

use crate::dice::Dice;
use crate::owner::Owner;
use crate::phone::{Phone, try_send};
use crate::wire::Wire;

const ROUNDS: u64 = 28;
const PHONES: u64 = 3;
const RECORDS: usize = 50;
/// Some batches have their receipt by then, on most machines.
const LAST_MOMENT_US: usize = 40_000;

/// What happened in all rounds together.
#[derive(Debug, Default)]
struct Tally {
    kills: usize,
    answered: usize,
    unanswered: usize,
    /// Committed, though the phone was never told.
    committed_untold: usize,
    /// Not committed when the server died.
    not_committed: usize,
}

/// Phones that keep a batch until its receipts have come.
struct Crowd {
    wire: Wire,
    waiting: Vec<(Batch, bool)>,
    sent: HashSet<RecordId>,
    acknowledged: HashSet<RecordId>,
    tally: Tally,
}

impl Crowd {
    /// All send at once while `meanwhile` happens; those with a receipt are done.
    fn send(&mut self, meanwhile: impl FnOnce()) {
        let wire = &self.wire;
        let waiting = std::mem::take(&mut self.waiting);
        let answers = std::thread::scope(|scope| {
            let sendings: Vec<_> = waiting
                .iter()
                .map(|(batch, _)| scope.spawn(move || try_send(wire, batch)))
                .collect();
            meanwhile();
            let ends = sendings
                .into_iter()
                .map(|it| it.join().expect("a phone goes on"));
            ends.collect::<Vec<_>>()
        });
        for ((batch, is_again), answer) in waiting.into_iter().zip(answers) {
            let Some(receipt) = answer else {
                self.tally.unanswered += 1;
                self.waiting.push((batch, true));
                continue;
            };
            self.tally.answered += 1;
            assert_eq!(receipt.receipts.len(), batch.records.len());
            for it in receipt.receipts {
                match it.outcome {
                    Outcome::Recorded if is_again => self.tally.not_committed += 1,
                    Outcome::Recorded => {}
                    Outcome::AlreadyRecorded if is_again => self.tally.committed_untold += 1,
                    other => panic!("{other:?} for a record that was sent once"),
                }
                self.acknowledged.insert(it.id.expect("an id"));
            }
        }
    }
}

#[test]
fn nothing_is_lost_or_doubled_however_often_the_server_is_killed() {
    let mut server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let mut dice = Dice::new(19_750_430);
    let mut crowd = Crowd {
        wire: Wire::to(&server),
        waiting: Vec::new(),
        sent: HashSet::new(),
        acknowledged: HashSet::new(),
        tally: Tally::default(),
    };
    for round in 0..ROUNDS {
        for phone in 0..PHONES {
            let mut phone = Phone::new(100 + round * PHONES + phone);
            let (ids, batch) = phone.visits(&owner.venue, RECORDS);
            crowd.sent.extend(ids);
            crowd.waiting.push((batch, false));
        }
        assert_eq!(crowd.wire.get("/healthz").text(), "ok");
        let moment = Duration::from_micros(dice.below(LAST_MOMENT_US) as u64);
        crowd.send(|| {
            deadline::pass(moment);
            server.kill();
        });
        crowd.tally.kills += 1;
        server.start_again();
    }
    crowd.send(|| ());
    println!("{:?}", crowd.tally);

    assert!(crowd.waiting.is_empty(), "in peace every batch is answered");
    assert!(
        crowd.tally.unanswered > 0,
        "no kill was early enough to prove anything"
    );
    assert_eq!(crowd.acknowledged, crowd.sent);
    let counts = owner.counts();
    assert_eq!(counts.keys().copied().collect::<HashSet<_>>(), crowd.sent);
    assert!(counts.values().all(|count| *count == 1));
    assert!(!server.log().contains("panicked"), "{}", server.log());
}
