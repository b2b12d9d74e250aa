//! Normal, abnormal or unknown: three outcomes, never two. Whoever is not known
//! to be the one or the other is unknown, with the reason.

use serde::Serialize;

use super::outbreak::{Outbreaks, Warning};
use super::revoked::Revoked;
use super::used::Seen;
use super::{LISTS_FRESH_FOR, LIVE_FRESH_FOR};
use crate::code::personal::{Live, PersonalCode, Proof};
use crate::day::Day;
use crate::health::sign::Signs;
use crate::time::Timestamp;
use crate::words;

/// What a checkpoint sees at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Bình thường.
    Normal,
    /// Bất thường.
    Abnormal,
    /// Chưa rõ.
    Unknown,
}

/// Why somebody is not simply normal or abnormal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// The declaration no longer counts.
    Expired,
    /// The server has not signed it: anybody can say so.
    Unsigned,
    /// The lists on this phone are older than [`LISTS_FRESH_FOR`], or were
    /// never received.
    OldLists,
    /// A live code of some time ago: a picture of one, or a phone whose clock is wrong.
    NotLive,
    /// This very live code was shown here before.
    UsedBefore,
    /// The credential was revoked.
    Revoked,
    /// This phone does not know how wrong its clock is.
    UnknownClock,
    /// The code could not be read or trusted at all.
    Unreadable,
    /// Not a personal code of ours: says who somebody is at best.
    NoDeclaration,
}

/// The answer to one scan of a personal code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    pub outcome: Outcome,
    pub signs: Signs,
    /// What keeps it from being certain, the weightiest first.
    pub doubts: Vec<Doubt>,
    /// Outbreak areas; these warn beside every outcome.
    pub warnings: Vec<Warning>,
    /// A printed code is anybody's who holds it: compare it with an ID document.
    pub check_id: bool,
}

/// What a verdict rests on, as this phone has it.
#[derive(Clone, Copy, Debug)]
pub struct Grounds<'a> {
    /// When the key list was last received, on the server's clock.
    pub keys_at: Option<Timestamp>,
    pub revoked: &'a Revoked,
    pub outbreaks: &'a Outbreaks,
    /// Now, on the server's clock as known here.
    pub now: Timestamp,
    /// Whether this phone has measured how wrong its clock is.
    pub clock_known: bool,
}

impl Grounds<'_> {
    /// When the oldest of the three lists was issued; `None` when one was never
    /// received.
    pub fn lists_at(&self) -> Option<Timestamp> {
        let lists = [
            self.keys_at,
            self.revoked.issued_at,
            self.outbreaks.issued_at,
        ];
        lists.into_iter().min().flatten()
    }

    fn lists_are_old(&self) -> bool {
        self.lists_at()
            .is_none_or(|at| self.now.since(at) > LISTS_FRESH_FOR)
    }

    /// What `code` says, of which this checkpoint has `seen` something before.
    pub fn judge(&self, code: &PersonalCode, seen: Seen) -> Verdict {
        let credential = &code.credential;
        let is_expired = self.now >= credential.valid_until;
        let doubts: Vec<_> = [
            (Doubt::Revoked, self.revoked.has(credential.serial)),
            (Doubt::UsedBefore, seen == Seen::Again),
            (Doubt::NotLive, self.is_not_live(code)),
            (Doubt::Expired, is_expired),
            (
                Doubt::Unsigned,
                matches!(code.proof, Proof::SelfDeclared(_)),
            ),
            (Doubt::UnknownClock, !self.clock_known),
            (Doubt::OldLists, self.lists_are_old()),
        ]
        .into_iter()
        .filter_map(|(doubt, is_so)| is_so.then_some(doubt))
        .collect();
        Verdict {
            outcome: outcome(credential.signs, &doubts),
            signs: credential.signs,
            warnings: self.warnings(code),
            doubts,
            check_id: code.proof == Proof::Printed,
        }
    }

    fn is_not_live(&self, code: &PersonalCode) -> bool {
        let (Proof::Live(live) | Proof::SelfDeclared(live)) = code.proof else {
            return false;
        };
        // The statement is of a whole minute: its last second is a minute on.
        let is_old = self.now.since(live.at) > LIVE_FRESH_FOR;
        let is_ahead = live.at.since(self.now) > LIVE_FRESH_FOR;
        is_old || is_ahead
    }

    fn warnings(&self, code: &PersonalCode) -> Vec<Warning> {
        let seen = match code.proof {
            Proof::Live(live) | Proof::SelfDeclared(live) => told(live),
            Proof::Printed => None,
        };
        let today = Day::in_vietnam(self.now);
        self.outbreaks.warnings(&code.credential, seen, today)
    }
}

fn told(live: Live) -> Option<crate::code::personal::SeenAt> {
    live.seen_at.filter(|_| live.tells_places)
}

/// Somebody who says to be ill is believed even without a signature; what takes
/// the ground from under the whole code is not.
fn outcome(signs: Signs, doubts: &[Doubt]) -> Outcome {
    let counts_anyway = |doubt: &Doubt| {
        matches!(
            doubt,
            Doubt::Unsigned | Doubt::UnknownClock | Doubt::OldLists
        )
    };
    if !signs.is_none() && doubts.iter().all(counts_anyway) {
        return Outcome::Abnormal;
    }
    if doubts.is_empty() {
        Outcome::Normal
    } else {
        Outcome::Unknown
    }
}

impl Verdict {
    /// The verdict on something that is no personal code of ours.
    pub fn unknown(doubt: Doubt) -> Self {
        Self {
            outcome: Outcome::Unknown,
            signs: Signs::NONE,
            doubts: vec![doubt],
            warnings: Vec::new(),
            check_id: false,
        }
    }
}

words!(Outcome {
    Normal = "normal",
    Abnormal = "abnormal",
    Unknown = "unknown",
});

words!(Doubt {
    Expired = "expired",
    Unsigned = "unsigned",
    OldLists = "old_lists",
    NotLive = "not_live",
    UsedBefore = "used_before",
    Revoked = "revoked",
    UnknownClock = "unknown_clock",
    Unreadable = "unreadable",
    NoDeclaration = "no_declaration",
});

crate::read_fields!(Verdict {
    outcome,
    signs,
    doubts,
    warnings,
    check_id
});
