//! What a scanned text is, and what it is worth at this checkpoint.

use domain::checkpoint::outbreak::Outbreaks;
use domain::checkpoint::revoked::Revoked;
use domain::checkpoint::scan::Shown;
use domain::checkpoint::used::{Seen, Used};
use domain::checkpoint::verdict::{Doubt, Grounds, Outcome, Verdict};
use domain::code::foreign::{self, CardNumber, Foreign, ForeignError, ForeignKind};
use domain::code::keys::KeyList;
use domain::code::personal::{self, Credential, PersonalCode, Proof};
use domain::code::{CodeError, venue};
use domain::time::Timestamp;
use domain::venue::Direction;
use leptos::prelude::*;

use super::certified::Certified;
use super::trusted::Trusted;
use crate::city_lists;
use crate::declare::server_time;
use crate::time_text::now;
use crate::trail::{Keys, Trail};

/// What was held before the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// Somebody's personal code.
    Person {
        credential: Credential,
        shown: Shown,
    },
    /// Something that says who somebody is at best.
    Document {
        shown: Shown,
        masked_name: String,
        year_of_birth: Option<u16>,
        /// To be sealed, and shown masked only.
        number: Option<CardNumber>,
    },
    /// A vaccination, test or recovery certificate.
    Certificate(Certified),
    /// Something of a known form that cannot be right: a misread or altered card.
    Contradictory(Shown),
    /// A code of ours that says nothing that can be trusted.
    Unreadable(CodeError),
    /// A venue's code.
    Venue,
    Payment,
    /// A web address, of which only the host is shown.
    Link {
        host: String,
    },
    Other,
}

/// One thing that was scanned, and what it is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sight {
    pub(crate) held: Held,
    pub(crate) verdict: Verdict,
    /// On the server's clock as known here.
    pub(crate) at: Timestamp,
    /// When the oldest list was issued that the verdict rests on.
    pub(crate) lists_at: Option<Timestamp>,
}

/// The lists and the memory of one checkpoint.
#[derive(Clone, Copy)]
pub(crate) struct Judge {
    pub(crate) trail: Trail,
    pub(crate) outbreaks: RwSignal<Outbreaks>,
    pub(crate) revoked: RwSignal<Revoked>,
    pub(crate) trusted: RwSignal<Trusted>,
    pub(crate) used: StoredValue<Used>,
}

impl Judge {
    /// With the lists as they are kept, and renewed while there is a network.
    pub(crate) fn start(trail: Trail) -> Self {
        Self {
            trail,
            outbreaks: city_lists::kept::<Outbreaks>(trail),
            revoked: city_lists::kept::<Revoked>(trail),
            trusted: city_lists::kept::<Trusted>(trail),
            used: StoredValue::new(Used::default()),
        }
    }

    /// When the oldest list was issued that verdicts rest on; changes with the lists.
    pub(crate) fn lists_at(self) -> Option<Timestamp> {
        self.outbreaks.track();
        self.revoked.track();
        self.trail.keys_at.track();
        let now = server_time(self.trail, now());
        self.with_grounds(now, |grounds| grounds.lists_at())
    }

    /// What `text` is and says; `None` when the same person was judged a moment ago.
    pub(crate) fn judge(self, text: &str, direction: Direction) -> Option<Sight> {
        let at = server_time(self.trail, now());
        if !personal::is_claimed(text) {
            return Some(self.other(text, at));
        }
        let code = self.trail.keys.with_untracked(|keys| match keys {
            Keys::Known(list) => PersonalCode::verify(text, Some(list)),
            Keys::Reading | Keys::Missing => PersonalCode::verify(text, None::<&KeyList>),
        });
        let code = match code {
            Ok(code) => code,
            Err(error) => {
                let verdict = Verdict::unknown(Doubt::Unreadable);
                return Some(self.sight(Held::Unreadable(error), verdict, at));
            }
        };
        let seen = self
            .used
            .try_update_value(|used| used.see(&code, direction, at))?;
        if seen == Seen::SameEvent {
            return None;
        }
        let verdict = self.with_grounds(at, |grounds| grounds.judge(&code, seen));
        let shown = match code.proof {
            Proof::Live(_) => Shown::Live,
            Proof::Printed => Shown::Printed,
            Proof::SelfDeclared(_) => Shown::SelfDeclared,
        };
        let credential = code.credential;
        Some(self.sight(Held::Person { credential, shown }, verdict, at))
    }

    /// Somebody without any code, whose name was typed.
    pub(crate) fn typed(self, masked_name: String) -> Sight {
        let held = Held::Document {
            shown: Shown::Nothing,
            masked_name,
            year_of_birth: None,
            number: None,
        };
        let at = server_time(self.trail, now());
        self.sight(held, Verdict::unknown(Doubt::NoDeclaration), at)
    }

    /// What is no personal code of ours.
    fn other(self, text: &str, at: Timestamp) -> Sight {
        let held = self
            .trusted
            .with_untracked(|trusted| held(text, trusted, at));
        let mut verdict = Verdict::unknown(match held {
            Held::Contradictory(_) => Doubt::Unreadable,
            _ => Doubt::NoDeclaration,
        });
        if let Held::Certificate(it) = &held
            && !it.signs().is_none()
        {
            verdict.signs = it.signs();
            verdict.outcome = Outcome::Abnormal;
        }
        self.sight(held, verdict, at)
    }

    fn sight(self, held: Held, verdict: Verdict, at: Timestamp) -> Sight {
        Sight {
            held,
            verdict,
            at,
            lists_at: self.with_grounds(at, |grounds| grounds.lists_at()),
        }
    }

    fn with_grounds<T>(self, now: Timestamp, judge: impl FnOnce(Grounds<'_>) -> T) -> T {
        let keys_at = self.trail.keys_at.get_untracked();
        self.outbreaks.with_untracked(|outbreaks| {
            self.revoked.with_untracked(|revoked| {
                judge(Grounds {
                    keys_at: keys_at.map(|at| server_time(self.trail, at)),
                    revoked,
                    outbreaks,
                    now,
                    clock_known: self.trail.clock.get_untracked().is_some(),
                })
            })
        })
    }
}

impl Held {
    /// Whether somebody passes with it, so that it is recorded.
    pub(crate) fn is_somebody(&self) -> bool {
        matches!(
            self,
            Self::Person { .. } | Self::Document { .. } | Self::Certificate(_)
        )
    }
}

/// What a text is that is no personal code of ours.
fn held(text: &str, trusted: &Trusted, now: Timestamp) -> Held {
    if venue::is_claimed(text) {
        return Held::Venue;
    }
    let document = |shown, masked_name, year_of_birth, number| Held::Document {
        shown,
        masked_name,
        year_of_birth,
        number: Some(number),
    };
    match foreign::read(text) {
        Ok(Foreign::IdCard(it)) => document(
            Shown::IdCard,
            it.masked_name,
            Some(it.year_of_birth),
            it.number,
        ),
        Ok(Foreign::National(it)) => document(
            Shown::National,
            it.masked_name,
            it.year_of_birth,
            it.document,
        ),
        Ok(Foreign::Insurance(it)) => document(
            Shown::Insurance,
            it.masked_name,
            Some(it.year_of_birth),
            it.number,
        ),
        Ok(Foreign::Payment(_)) | Err(ForeignError::Payment(_)) => Held::Payment,
        Ok(Foreign::Link(link)) => Held::Link {
            host: link.host.unwrap_or(link.scheme),
        },
        Ok(Foreign::Named(ForeignKind::Certificate)) => {
            match certificate::read(text, &trusted.0, now) {
                Ok(read) => Held::Certificate(Certified::of(read)),
                Err(_) => Held::Contradictory(Shown::Certificate),
            }
        }
        Ok(Foreign::Named(_)) | Err(ForeignError::TooLong) => Held::Other,
        Err(ForeignError::IdCard(_)) => Held::Contradictory(Shown::IdCard),
        Err(ForeignError::National(_)) => Held::Contradictory(Shown::National),
        Err(ForeignError::Insurance(_)) => Held::Contradictory(Shown::Insurance),
    }
}
