//! How long to wait after a failure: full jitter, so that a thousand phones
//! that lost the server in the same second do not return in the same second.

use std::time::Duration;

use super::{FIRST_PAUSE, LONGEST_PAUSE, LONGEST_RETRY_AFTER};
use crate::time::Timestamp;

/// A time in which nothing is sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pause {
    /// On the device's clock.
    since: Timestamp,
    /// What the phone thinks right.
    own: Duration,
    /// What the server asked for.
    server: Duration,
}

impl Pause {
    /// The pause after `failures` failures in a row (from 1), a random share
    /// (`jitter` of `u32::MAX`) of a time that doubles with each.
    pub(super) fn after(
        failures: u32,
        jitter: u32,
        retry_after: Option<Duration>,
        now: Timestamp,
    ) -> Self {
        let doublings = failures.saturating_sub(1).min(16);
        let longest = (FIRST_PAUSE * 2_u32.pow(doublings)).min(LONGEST_PAUSE);
        Self {
            since: now,
            own: longest.mul_f64(f64::from(jitter) / f64::from(u32::MAX)),
            server: retry_after
                .unwrap_or(Duration::ZERO)
                .min(LONGEST_RETRY_AFTER),
        }
    }

    /// What is left of it when the phone's own part is forgotten.
    pub(super) fn asked_by_the_server(self) -> Option<Self> {
        let own = Duration::ZERO;
        (!self.server.is_zero()).then_some(Self { own, ..self })
    }

    /// When it ends; `None` when it is over. A clock that was set back ends it
    /// too, else the phone would be silent until the clock catches up.
    pub(super) fn ends_at(self, now: Timestamp) -> Option<Timestamp> {
        let end = self.since.plus(self.own.max(self.server));
        (self.since..end).contains(&now).then_some(end)
    }
}
