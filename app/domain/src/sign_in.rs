//! Signing in by OTP: what both sides say to each other about it.

use std::time::Duration;

use serde::Serialize;

use crate::ids::{ChallengeId, SessionId};
use crate::time::Timestamp;
use crate::{read_fields, words};

/// How long an OTP is good for.
pub const CODE_LIFETIME: Duration = Duration::from_secs(10 * 60);
/// Digits of an OTP.
pub const CODE_DIGITS: usize = 6;
/// Guesses at one OTP.
pub const CODE_TRIES: u8 = 5;

/// What an OTP is good for; a code for one purpose opens nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Signing in to manage venues.
    SignIn,
    /// Confirming a visitor's number, on the visitor's own phone.
    Visitor,
}

/// Language of the message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Vi,
    En,
}

/// A code is on its way, or would be: the answer is the same for every number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodeSent {
    pub challenge: ChallengeId,
    /// On the server's clock.
    pub expires_at: Timestamp,
    /// Seconds until another code may be asked for.
    pub resend_after_seconds: u32,
}

/// A signed-in browser, for its owner to recognise and end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Session {
    pub id: SessionId,
    pub started_at: Timestamp,
    pub last_seen_at: Timestamp,
    /// What the browser calls itself, shortened.
    pub browser: String,
    /// The one that asks.
    pub is_this_one: bool,
}

words!(Purpose {
    SignIn = "sign_in",
    Visitor = "visitor",
});

words!(Language {
    Vi = "vi",
    En = "en",
});

read_fields!(CodeSent {
    challenge,
    expires_at,
    resend_after_seconds
});

read_fields!(Session {
    id,
    started_at,
    last_seen_at,
    browser,
    is_this_one
});
