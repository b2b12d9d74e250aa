//! What to send next, when to try again, how a receipt settles an entry: a
//! pure state machine. Storing entries and talking to the server is done by
//! its callers; every decision about them is made here.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::ids::{BatchId, RecordId};
use crate::record::{Outcome, Receipt, Rejection};
use crate::time::Timestamp;

/// First pause after a failure; doubled with each further one.
pub const FIRST_PAUSE: Duration = Duration::from_secs(2);
/// Longest pause between two tries.
pub const LONGEST_PAUSE: Duration = Duration::from_secs(5 * 60);
/// People are warned when something has waited this long.
pub const OLD_AFTER: Duration = Duration::from_secs(24 * 60 * 60);
/// A record that the server refuses alone this often is set aside.
pub const MAX_REFUSALS: u8 = 5;

/// Where a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum State {
    /// On this phone only. `refusals` counts how often the server refused it
    /// when it was sent alone.
    Waiting {
        #[serde(default)]
        refusals: u8,
    },
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
    /// Another 4xx: the server refused the batch as such.
    Refused,
    /// No answer, a 5xx, or an answer that is not our server's (a captive portal).
    NoAnswer,
}
