//! A text that an issuing key signed, as the city's lists travel.

use ed25519_dalek::{Signer, SigningKey};
use serde::Serialize;

use super::keys::{KeyId, KeyList, PublicKey};
use crate::json::{self, Read};
use crate::read_fields;
use crate::signature::SignatureText;

/// An exact JSON text, signed by a key of the key list for one purpose: a
/// signature for one list is none for another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignedText {
    pub text: String,
    pub key: PublicKey,
    pub signature: SignatureText,
}

impl SignedText {
    /// Signs `value`'s JSON for `purpose`.
    ///
    /// # Errors
    /// None in practice: what is signed is always written as JSON.
    pub fn sign(
        value: &impl Serialize,
        purpose: &str,
        key: &SigningKey,
    ) -> Result<Self, serde_json::Error> {
        let text = serde_json::to_string(value)?;
        let signature = key.sign(&signed_bytes(purpose, &text)).to_bytes();
        Ok(Self {
            text,
            key: PublicKey::of(key),
            signature: SignatureText::from_bytes(signature),
        })
    }

    /// What it says, if a key of the list signed it for `purpose` that is not
    /// revoked.
    pub fn open<T: Read>(&self, purpose: &str, keys: &KeyList) -> Option<T> {
        json::read(self.open_text(purpose, keys)?)
    }

    /// The same as a text, for what is read by other means.
    pub fn open_text(&self, purpose: &str, keys: &KeyList) -> Option<&str> {
        let known = keys.find(KeyId::of(&self.key))?;
        let is_signed =
            known == self.key && known.signed(&signed_bytes(purpose, &self.text), &self.signature);
        is_signed.then_some(&self.text)
    }
}

/// The length keeps a purpose and the text after it apart.
fn signed_bytes(purpose: &str, text: &str) -> Vec<u8> {
    let len = u8::try_from(purpose.len()).unwrap_or(u8::MAX);
    [
        b"luuvet signed text 1",
        &[len][..],
        purpose.as_bytes(),
        text.as_bytes(),
    ]
    .concat()
}

read_fields!(SignedText {
    text,
    key,
    signature
});
