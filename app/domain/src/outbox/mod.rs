//! What to send next, when to try again, how a receipt settles an entry: a
//! pure state machine. Storing entries and talking to the server is done by
//! its callers; every decision about them is made here.
//!
//! Nothing leaves it but by the server's receipt for that very record: not by
//! age, not by an error, not by an answer that is not our server's.

mod pause;
mod settle;
mod step;

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use crate::batch::MAX_RECORDS;
use crate::ids::{BatchId, RecordId};
use crate::json::{Json, Read};
use crate::read_by_hand;
use crate::record::{Receipt, Rejection};
use crate::time::Timestamp;
use pause::Pause;

/// First pause after a failure; doubled with each further one.
pub const FIRST_PAUSE: Duration = Duration::from_secs(2);
/// Longest pause between two tries.
pub const LONGEST_PAUSE: Duration = Duration::from_secs(5 * 60);
/// A server's `Retry-After` is obeyed up to this: a proxy that says "tomorrow"
/// must not silence a phone for a day.
pub const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(60 * 60);
/// People are warned when something has waited this long.
pub const OLD_AFTER: Duration = Duration::from_secs(24 * 60 * 60);
/// A record that the server refuses alone this often is set aside.
pub const MAX_REFUSALS: u8 = 5;

/// Where a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum State {
    /// On this phone only. `refusals` counts how often the server refused it
    /// when it was sent alone.
    Waiting { refusals: u8 },
    /// The server gave a receipt, on the device's clock.
    Received { at: Timestamp },
    /// The server will never take it; kept and shown with its reason.
    Rejected { at: Timestamp, reason: Rejection },
}

/// What the outbox needs to know of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: RecordId,
    pub state: State,
}

/// What to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing waits.
    Idle,
    /// Something waits, but not before this moment on the device's clock.
    WaitUntil(Timestamp),
    /// The server wants to know who this is; nothing is sent until then.
    SignIn,
    /// Send these, in this order.
    Send(Vec<RecordId>),
}

/// How one exchange with the server ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exchange {
    /// Our server answered for a batch.
    Receipts {
        batch: BatchId,
        receipts: Vec<Receipt>,
    },
    /// 401: keep everything, ask for sign-in.
    SignInAgain,
    /// 413: the batch was too large.
    TooLarge,
    /// 429 or 503, perhaps with a time to wait.
    Busy { retry_after: Option<Duration> },
    /// Another 4xx *of our own server* (its JSON error was in the body): it
    /// refused the batch as such. A proxy's 4xx is [`Exchange::NoAnswer`].
    Refused,
    /// No answer, a 5xx, or an answer that is not our server's (a captive portal).
    NoAnswer,
}

/// The records that wait on this phone, and when they may be sent.
#[derive(Clone, Debug)]
pub struct Outbox {
    /// Ids are ordered by the time at which they were made: oldest first.
    waiting: BTreeMap<RecordId, Setbacks>,
    /// Most records of the next batch, 1 to [`MAX_RECORDS`].
    limit: usize,
    pause: Option<Pause>,
    /// Failures in a row, for the length of the next pause.
    failures: u32,
    /// Exchanges in a row that brought nothing, for the size of the next batch.
    unanswered: u32,
    must_sign_in: bool,
}

/// What happened to a record when it was sent alone.
#[derive(Clone, Copy, Debug, Default)]
struct Setbacks {
    /// The server refused it.
    refusals: u8,
    /// There was no answer; not stored, since the network is the likely cause.
    unanswered: u32,
}

impl Outbox {
    /// The outbox as it was stored; entries that do not wait are passed over.
    pub fn load(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut outbox = Self {
            waiting: BTreeMap::new(),
            limit: MAX_RECORDS,
            pause: None,
            failures: 0,
            unanswered: 0,
            must_sign_in: false,
        };
        for entry in entries {
            if let State::Waiting { refusals } = entry.state {
                let unanswered = 0;
                outbox.waiting.insert(
                    entry.id,
                    Setbacks {
                        refusals,
                        unanswered,
                    },
                );
            }
        }
        outbox
    }

    /// A new record waits, stored already. A second time changes nothing.
    pub fn add(&mut self, id: RecordId) {
        self.waiting.entry(id).or_default();
    }

    /// How many records wait.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Something made a success likelier (online, the app is looked at again) or
    /// more wanted (a new scan): the pause is over, except the server's own.
    pub fn wake(&mut self) {
        self.failures = 0;
        self.pause = self.pause.and_then(Pause::asked_by_the_server);
    }

    /// The phone's owner signed in again.
    pub fn signed_in(&mut self) {
        self.must_sign_in = false;
        self.wake();
    }
}

impl Read for State {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(match fields.get::<String>("state")?.as_str() {
            "waiting" => Self::Waiting {
                refusals: fields.get_or_default("refusals")?,
            },
            "received" => Self::Received {
                at: fields.get("at")?,
            },
            "rejected" => Self::Rejected {
                at: fields.get("at")?,
                reason: fields.get("reason")?,
            },
            _ => return None,
        })
    }
}

read_by_hand!(State);
