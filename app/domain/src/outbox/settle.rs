//! What one exchange with the server changes.

use std::time::Duration;

use super::pause::Pause;
use super::{Entry, Exchange, MAX_REFUSALS, Outbox, State};
use crate::batch::MAX_RECORDS;
use crate::ids::{BatchId, RecordId};
use crate::record::{Outcome, Receipt, Rejection};
use crate::time::Timestamp;

/// Exchanges without an answer that are taken for a bad network; from then on
/// the batch is taken for too large or for poisoned, and halved.
const PATIENCE: u32 = 2;

impl Outbox {
    /// Settles one exchange for exactly the records that were `sent` as `batch`,
    /// in that order. `now` is on the device's clock, `jitter` any random number.
    ///
    /// Returns the entries that changed, for the caller to store.
    pub fn settle(
        &mut self,
        batch: BatchId,
        sent: &[RecordId],
        exchange: Exchange,
        now: Timestamp,
        jitter: u32,
    ) -> Vec<Entry> {
        match exchange {
            Exchange::Receipts {
                batch: echoed,
                receipts,
            } if echoed == batch && receipts.len() == sent.len() => {
                self.receive(sent, &receipts, now, jitter)
            }
            Exchange::Receipts { .. } | Exchange::NoAnswer => {
                self.go_without_answer(sent, now, jitter);
                Vec::new()
            }
            Exchange::SignInAgain => {
                self.must_sign_in = true;
                Vec::new()
            }
            Exchange::Busy { retry_after } => {
                self.rest(now, jitter, retry_after);
                Vec::new()
            }
            Exchange::TooLarge | Exchange::Refused => match sent {
                [alone] => self.refuse(*alone, now, jitter).into_iter().collect(),
                _ => {
                    // At once, without a pause: the rest of the batch is not to blame.
                    self.halve(sent.len());
                    Vec::new()
                }
            },
        }
    }

    fn receive(
        &mut self,
        sent: &[RecordId],
        receipts: &[Receipt],
        now: Timestamp,
        jitter: u32,
    ) -> Vec<Entry> {
        let mut changed = Vec::new();
        for (id, receipt) in sent.iter().zip(receipts) {
            if is_for(receipt, *id) && self.waiting.remove(id).is_some() {
                let state = match receipt.outcome {
                    Outcome::Recorded | Outcome::AlreadyRecorded => State::Received { at: now },
                    Outcome::Rejected { reason } => State::Rejected { at: now, reason },
                };
                changed.push(Entry { id: *id, state });
            }
        }
        let left: Vec<_> = sent
            .iter()
            .copied()
            .filter(|id| self.waiting.contains_key(id))
            .collect();
        if left.is_empty() {
            self.limit = (self.limit * 2).min(MAX_RECORDS);
            self.pause = None;
            self.failures = 0;
            self.unanswered = 0;
        } else {
            self.go_without_answer(&left, now, jitter);
        }
        changed
    }

    fn go_without_answer(&mut self, sent: &[RecordId], now: Timestamp, jitter: u32) {
        self.unanswered = self.unanswered.saturating_add(1);
        if self.unanswered > PATIENCE {
            match sent {
                [alone] => {
                    if let Some(setbacks) = self.waiting.get_mut(alone) {
                        setbacks.unanswered = setbacks.unanswered.saturating_add(1);
                    }
                }
                _ => self.halve(sent.len()),
            }
        }
        self.rest(now, jitter, None);
    }

    /// The server refused a record that was sent alone.
    fn refuse(&mut self, id: RecordId, now: Timestamp, jitter: u32) -> Option<Entry> {
        self.rest(now, jitter, None);
        let setbacks = self.waiting.get_mut(&id)?;
        setbacks.refusals = setbacks.refusals.saturating_add(1);
        let refusals = setbacks.refusals;
        let state = if refusals < MAX_REFUSALS {
            State::Waiting { refusals }
        } else {
            self.waiting.remove(&id);
            let reason = Rejection::RefusedRepeatedly;
            State::Rejected { at: now, reason }
        };
        Some(Entry { id, state })
    }

    fn halve(&mut self, sent: usize) {
        self.limit = (self.limit.min(sent) / 2).max(1);
    }

    fn rest(&mut self, now: Timestamp, jitter: u32, retry_after: Option<Duration>) {
        self.failures = self.failures.saturating_add(1);
        self.pause = Some(Pause::after(self.failures, jitter, retry_after, now));
    }
}

/// Whether the receipt answers for the record that was sent in its place.
fn is_for(receipt: &Receipt, id: RecordId) -> bool {
    match (receipt.id, receipt.outcome) {
        (Some(named), _) => named == id,
        // The server could not read the id: the place in the batch tells it.
        (None, Outcome::Rejected { reason }) => matches!(
            reason,
            Rejection::NotJson | Rejection::Malformed | Rejection::TooLarge
        ),
        (None, _) => false,
    }
}
