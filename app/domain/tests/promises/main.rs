//! What the domain promises, as tables and properties. Unit tests of a few
//! lines stand beside the code; these are the longer ones.

mod code;
mod code_damage;
mod code_size;
mod declarations;
mod foreign;
mod json;
mod keys;
mod outbox;
mod outbox_random;
mod outbox_retries;
mod personal;
mod phone;
mod records;
mod roles;
mod sharing;
mod signing;
mod venues;
mod verdicts;
mod wedge;
mod wire;
mod wire_answers;
mod wire_events;
mod wire_owner;
mod withdrawn;
mod wycheproof_vectors;

use domain::code::keys::{IssuingKey, KeyList, PublicKey};
use domain::time::Timestamp;
use ed25519_dalek::SigningKey;

/// A moment, in milliseconds after an arbitrary one.
fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(1_790_000_000_000 + millis)
}

/// A key of the tests; `seed` tells them apart.
fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

/// The key list of a city whose one issuing key is `issuer`.
fn list_of(issuer: &SigningKey, revoked: bool) -> KeyList {
    let key = PublicKey::of(issuer);
    KeyList {
        sequence: 1,
        issued_at: at(0),
        origins: vec!["https://luuvet.example".to_owned()],
        keys: vec![IssuingKey { key, revoked }],
        sealing: None,
    }
}
