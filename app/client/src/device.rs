//! This phone's own key pair: made on first use, kept for good, never sent.
//!
//! It lies in IndexedDB like everything else of this site. A key that
//! scripts cannot read (WebCrypto) would be better, but Ed25519 is missing
//! there in too many browsers of today's phones.

use domain::batch::SignatureText;
use domain::json::{Json, Read};
use domain::time::Timestamp;
use ed25519_dalek::SigningKey;
use serde::Serialize;

use crate::offline::{StorageError, values};
use crate::random;

const NAME: &str = "device";

/// As it is stored; both halves, so that a damaged one is noticed.
#[derive(Serialize)]
struct Stored {
    /// Private and public key in hexadecimal digits.
    pair: SignatureText,
    made_at: Timestamp,
}

impl Read for Stored {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(Self {
            pair: fields.get("pair")?,
            made_at: fields.get("made_at")?,
        })
    }
}

/// The phone's key, which is on the disk when this returns.
///
/// # Errors
/// The browser keeps nothing, or has no randomness: then nothing can be recorded.
pub(crate) async fn key(now: Timestamp) -> Result<SigningKey, StorageError> {
    if let Some(key) = stored().await? {
        return Ok(key);
    }
    let seed = random::bytes::<32>().ok_or(StorageError::NoRandomness)?;
    let key = SigningKey::from_bytes(&seed);
    let pair = SignatureText::from_bytes(key.to_keypair_bytes());
    let new = Stored { pair, made_at: now };
    if values::put_first(NAME, &new).await.is_err() {
        // Another tab made one in the same moment: that one counts.
        if let Some(key) = stored().await? {
            return Ok(key);
        }
        // What is there cannot be read any more.
        values::put(NAME, &new).await?;
    }
    Ok(key)
}

async fn stored() -> Result<Option<SigningKey>, StorageError> {
    let stored = values::get::<Stored>(NAME).await?;
    Ok(stored.and_then(|stored| SigningKey::from_keypair_bytes(stored.pair.as_bytes()).ok()))
}
