//! A checkpoint's memory of the last minutes: the same person again is the same
//! event, the same picture again is no proof.

use crate::code::personal::{PersonalCode, Proof};
use crate::ids::HolderId;
use crate::time::Timestamp;
use crate::venue::Direction;

use super::{LIVE_FRESH_FOR, SAME_EVENT};

/// What the memory says of a code that is scanned now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Not seen in the last minutes.
    New,
    /// This person passed this way a moment ago: the reader read twice.
    SameEvent,
    /// This very live code was shown here before.
    Again,
}

/// The codes of the last minutes.
#[derive(Clone, Debug, Default)]
pub struct Used(Vec<Use>);

#[derive(Clone, Copy, Debug)]
struct Use {
    holder: HolderId,
    /// The minute of a live code; `None` for a printed one.
    shown: Option<Timestamp>,
    direction: Direction,
    /// When it was last scanned, on the server's clock as known here.
    at: Timestamp,
}

impl Used {
    /// Remembers `code`, scanned at `now`, and says whether it is news.
    pub fn see(&mut self, code: &PersonalCode, direction: Direction, now: Timestamp) -> Seen {
        let keep = LIVE_FRESH_FOR * 2;
        // A clock that was set back must not keep the past for ever.
        self.0
            .retain(|it| now.since(it.at) < keep && it.at.since(now) < keep);
        let holder = code.credential.holder;
        let shown = match code.proof {
            Proof::Live(live) | Proof::SelfDeclared(live) => Some(live.at),
            Proof::Printed => None,
        };
        let mut of_holder = self
            .0
            .iter_mut()
            .filter(|it| it.holder == holder && it.direction == direction);
        if let Some(last) = of_holder.find(|it| now.since(it.at) < SAME_EVENT) {
            // Held in front of the reader, it stays one event.
            last.at = last.at.max(now);
            return Seen::SameEvent;
        }
        let again = self
            .0
            .iter()
            .any(|it| it.holder == holder && it.direction == direction && it.shown == shown);
        self.0.push(Use {
            holder,
            shown,
            direction,
            at: now,
        });
        match again && shown.is_some() {
            true => Seen::Again,
            false => Seen::New,
        }
    }
}
