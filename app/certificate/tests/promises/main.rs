//! What the reader of certificates promises, through the door that a
//! checkpoint takes. All people and states' signers here are made up.

mod accepted;
mod benchmark;
mod content;
mod dates;
mod hostile;
mod hostile_cbor;
#[cfg(feature = "import")]
mod imported;
mod issuer;
mod paper;
mod random;
mod refused;
mod trust_list;
mod write;
mod wycheproof_vectors;

use std::time::Duration;

use certificate::{Read, Refusal, Unreadable};
use domain::time::Timestamp;
use issuer::Issuer;

/// Seconds since the epoch when the certificates of the tests were issued:
/// 2021-12-20 00:00 UTC, the day of Decision 5772.
const ISSUED: i64 = 1_639_958_400;
/// The EU's usual year.
const EXPIRES: i64 = ISSUED + 365 * 24 * 60 * 60;

/// A moment, in seconds after the certificates were issued.
fn after_issue(seconds: u64) -> Timestamp {
    Timestamp::from_millis(ISSUED * 1_000).plus(Duration::from_secs(seconds))
}

/// What a checkpoint that trusts `issuer` makes of a text an hour after the issue.
fn read(text: &str, issuer: &Issuer) -> Result<Read, Unreadable> {
    certificate::read(text, &issuer.trusted(), after_issue(3_600))
}

/// What came of the check of a text that can be read.
fn check(text: &str, issuer: &Issuer) -> Result<(), Refusal> {
    read(text, issuer).expect("it can be read").check.map(drop)
}
