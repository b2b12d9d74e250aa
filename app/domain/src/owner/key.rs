//! Keys with which other systems read a venue's check-ins (R19), and the
//! address that is told of each.

use serde::Serialize;

use crate::ids::ApiKeyId;
use crate::printable::{is_printable, is_visible, tidied};
use crate::time::Timestamp;
use crate::{read_fields, words};

/// Longest name of a key, in characters.
pub const MAX_KEY_NAME: usize = 40;
/// Most keys of a venue that are not revoked.
pub const MAX_KEYS: usize = 10;
/// Longest address of a webhook, in bytes.
pub const MAX_URL: usize = 300;

/// Why a key or a webhook cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConnectionError {
    #[error("the key needs a name of 1 to {MAX_KEY_NAME} characters")]
    BadName,
    #[error("the venue has {MAX_KEYS} keys already; revoke one first")]
    TooManyKeys,
    #[error("the webhook needs a public https address")]
    BadUrl,
}

/// A key as its owner sees it later: never the secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ApiKey {
    pub id: ApiKeyId,
    /// What it is for, in its owner's words.
    pub name: String,
    pub made_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
}

/// A key that was just made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewApiKey {
    pub key: ApiKey,
    /// Shown once; the server keeps its hash.
    pub secret: String,
}

/// Where check-ins are told to as they come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Webhook {
    pub url: String,
    /// What signs each delivery (Standard Webhooks, `whsec_…`).
    pub secret: String,
    /// When a delivery was last taken.
    pub delivered_at: Option<Timestamp>,
    /// Deliveries that failed in a row; tried again with growing pauses.
    pub failures: u32,
}

/// Everything that other systems have to do with a venue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Connections {
    /// Newest first.
    pub keys: Vec<ApiKey>,
    pub webhook: Option<Webhook>,
}

/// A key's name as it is kept; `None` for one that cannot be.
pub fn key_name(text: &str) -> Option<String> {
    let name = tidied(text);
    let fits = name.chars().count() <= MAX_KEY_NAME;
    // Joiners alone would be a name that nobody sees.
    let is_seen = name.chars().any(is_visible);
    (fits && is_seen && is_printable(&name)).then_some(name)
}

words!(ConnectionError {
    BadName = "bad_name",
    TooManyKeys = "too_many_keys",
    BadUrl = "bad_url",
});

read_fields!(ApiKey {
    id,
    name,
    made_at,
    last_used_at
});

read_fields!(NewApiKey { key, secret });

read_fields!(Webhook {
    url,
    secret,
    delivered_at,
    failures
});

read_fields!(Connections { keys, webhook });
