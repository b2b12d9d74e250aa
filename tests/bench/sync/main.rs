//! Check-ins a second that the real server records over HTTP, beside what its
//! database takes from a program that does nothing else.
//!
//! Ours and the peer take turns, on files that lie and grow side by side. The
//! peer is better off than "the same": it verifies, looks up and answers nothing.

mod bare;
mod phones;

use std::time::Instant;

use domain::batch::{BatchReceipt, MAX_RECORDS};
use tests::bench::door::Door;
use tests::bench::{median, row};
use tests::server::Server;

use bare::{Bare, Written};
use phones::{Outgoing, Phones};

/// The least share of the peer's rate that the project asks of itself.
const REQUIRED: f64 = 0.5;
const ROUNDS: usize = 7;
/// Phones that send at once, in the first part of a round.
const CLIENTS: usize = 8;
/// Batches of a round's first part, in which they compete.
const MANY: usize = CLIENTS * 25;
/// Batches of a round's second part, one after another.
const FEW: usize = 50;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let program = std::env::current_exe().expect("a program has a path");
    // Beside the program and not in /tmp, which may be in memory: there a commit costs nothing.
    let mut server = Server::start_in(program.parent().expect("a program is in a folder"));
    let mut bare = Bare::start(&server.folder().join("bare.db"));
    let door = Door::of(&server);
    let mut phones = Phones::at(door.new_venue(&server, phones::now()).await.0);

    let (mut our_rates, mut bare_rates) = (Vec::new(), Vec::new());
    let (mut our_waits, mut bare_waits) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let many: Vec<_> = (0..MANY).map(|_| phones.next_batch()).collect();
        our_rates.push(rate(send_at_once(&door, &many).await));
        bare_rates.push(rate(bare.write(&many).seconds));

        let few: Vec<_> = (0..FEW).map(|_| phones.next_batch()).collect();
        our_waits.push(send_in_turn(&door, &few).await);
        let Written { median_ms, .. } = bare.write(&few);
        bare_waits.push(median_ms);
    }
    server.stop();
    let sent = ROUNDS * (MANY + FEW) * MAX_RECORDS;
    assert_eq!(bare.stored(), sent);
    assert_eq!(
        Bare::start(&server.folder().join("luuvet.db")).stored(),
        sent
    );

    let (ours, peer) = (median(our_rates), median(bare_rates));
    row("sync: 200-record batches", ours, peer, "rows/s");
    let share = ours / peer;
    eprintln!("sync: {share:.2} of the bare program's rate; {REQUIRED} is required");
    let (ours, peer) = (median(our_waits), median(bare_waits));
    row("sync: receipt of a 200-record batch, p50", ours, peer, "ms");
}

fn rate(seconds: f64) -> f64 {
    (MANY * MAX_RECORDS) as f64 / seconds
}

/// Seconds until all are answered, sent by several phones at once.
async fn send_at_once(door: &Door, batches: &[Outgoing]) -> f64 {
    let bodies = batches.iter().map(|batch| batch.body.clone());
    let bodies: Vec<_> = bodies.collect();
    let shares: Vec<_> = bodies
        .chunks(MANY / CLIENTS)
        .map(|share| (door.clone(), share.to_vec()))
        .collect();
    let began = Instant::now();
    let clients: Vec<_> = shares
        .into_iter()
        .map(|(door, share)| {
            tokio::spawn(async move {
                let mut answers = Vec::with_capacity(share.len());
                for body in share {
                    answers.push(door.send(body).await);
                }
                answers
            })
        })
        .collect();
    let mut answers = Vec::with_capacity(batches.len());
    for client in clients {
        answers.extend(client.await.expect("a client that did not fail"));
    }
    let seconds = began.elapsed().as_secs_f64();
    check_all(batches, &answers);
    seconds
}

/// Median milliseconds from sending a batch to its receipt, one phone alone.
async fn send_in_turn(door: &Door, batches: &[Outgoing]) -> f64 {
    let (mut times, mut answers) = (Vec::new(), Vec::new());
    for batch in batches {
        let body = batch.body.clone();
        let began = Instant::now();
        answers.push(door.send(body).await);
        times.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    check_all(batches, &answers);
    median(times)
}

/// Panics unless the server stored every record just now.
fn check_all(batches: &[Outgoing], answers: &[Vec<u8>]) {
    assert_eq!(batches.len(), answers.len());
    for (batch, answer) in batches.iter().zip(answers) {
        let receipt = serde_json::from_slice::<BatchReceipt>(answer).ok();
        assert!(
            receipt.is_some_and(|receipt| batch.is_recorded_by(&receipt)),
            "not recorded: {}",
            String::from_utf8_lossy(answer)
        );
    }
}
