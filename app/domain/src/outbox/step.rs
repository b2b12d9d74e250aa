//! What to do now.

use super::{Outbox, Step};
use crate::ids::RecordId;
use crate::time::Timestamp;

impl Outbox {
    /// What to do at `now` on the device's clock. Oldest records first, up to
    /// the size of a batch that lately went through.
    ///
    /// Records that the server refused come last and alone, those that got no
    /// answer when they were alone come after the others: one bad record never
    /// holds up the rest.
    pub fn next_step(&self, now: Timestamp) -> Step {
        if self.waiting.is_empty() {
            return Step::Idle;
        }
        if self.must_sign_in {
            return Step::SignIn;
        }
        if let Some(end) = self.pause.and_then(|pause| pause.ends_at(now)) {
            return Step::WaitUntil(end);
        }
        Step::Send(self.next_batch())
    }

    fn next_batch(&self) -> Vec<RecordId> {
        let mut blameless: Vec<_> = self
            .waiting
            .iter()
            .filter(|(_, setbacks)| setbacks.refusals == 0)
            .collect();
        if blameless.is_empty() {
            let suspect = self
                .waiting
                .iter()
                .min_by_key(|(_, setbacks)| (setbacks.refusals, setbacks.unanswered));
            return suspect.map(|(id, _)| *id).into_iter().collect();
        }
        // Stable: among equals the oldest stays first.
        blameless.sort_by_key(|(_, setbacks)| setbacks.unanswered);
        let batch = blameless.into_iter().take(self.limit);
        batch.map(|(id, _)| *id).collect()
    }
}
