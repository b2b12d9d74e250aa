//! Who may issue codes: the city's list of public keys, itself signed.
//!
//! A phone pins the root that signed its first list, and takes a later list
//! only from the same root and with a higher sequence number.

use ed25519_dalek::{Signer, SigningKey};
use serde::{Deserialize, Serialize};

use crate::json::{self, Json, Read};
use crate::signature::{DeviceKey, SealingKey, SignatureText};
use crate::time::Timestamp;
use crate::{read_by_hand, read_fields};

/// An Ed25519 public key, written as 64 hexadecimal digits.
pub type PublicKey = DeviceKey;

/// Short name of an issuing key inside a code: the first four bytes of the public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeyId(pub u32);

impl KeyId {
    /// The name of this public key.
    pub fn of(key: &PublicKey) -> Self {
        let [a, b, c, d, ..] = *key.as_bytes();
        Self(u32::from_be_bytes([a, b, c, d]))
    }
}

/// A key that issues venue codes, or did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IssuingKey {
    pub key: PublicKey,
    /// Codes signed with it are no longer trusted: its private half leaked.
    pub revoked: bool,
}

/// Which keys issue codes, as a phone remembers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyList {
    /// Grows with every change.
    pub sequence: u64,
    /// On the server's clock.
    pub issued_at: Timestamp,
    /// Addresses under which this city's posters are printed, without a slash
    /// at the end: `https://luuvet.example`.
    pub origins: Vec<String>,
    pub keys: Vec<IssuingKey>,
    /// To which phones seal what only the server may read; older lists have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sealing: Option<SealingKey>,
}

/// A key list as it travels: its exact JSON text and the root's signature over it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignedKeyList {
    pub list: String,
    pub root: PublicKey,
    pub signature: SignatureText,
}

/// Why a key list is not taken over the one that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyListError {
    #[error("the key list's signature is wrong")]
    BadSignature,
    #[error("the key list is signed by another root than the one seen first")]
    OtherRoot,
    #[error("the key list is older than the one that is there")]
    Older,
    #[error("the key list cannot be read")]
    Malformed,
}

impl SignedKeyList {
    /// Signs `list` with the city's root key.
    ///
    /// # Errors
    /// None in practice: a key list is always written as JSON.
    pub fn sign(list: &KeyList, root: &SigningKey) -> Result<Self, serde_json::Error> {
        let text = serde_json::to_string(list)?;
        let signature = SignatureText::from_bytes(root.sign(&signed_bytes(&text)).to_bytes());
        Ok(Self {
            list: text,
            root: PublicKey::of(root),
            signature,
        })
    }

    /// The list inside, if the signature is right.
    ///
    /// # Errors
    /// [`KeyListError::BadSignature`] or [`KeyListError::Malformed`].
    pub fn open(&self) -> Result<KeyList, KeyListError> {
        if !self.root.signed(&signed_bytes(&self.list), &self.signature) {
            return Err(KeyListError::BadSignature);
        }
        json::read(&self.list).ok_or(KeyListError::Malformed)
    }

    /// Whether `newer` may take this list's place on a phone.
    ///
    /// # Errors
    /// Why it may not; the phone then keeps what it has.
    pub fn replaced_by(&self, newer: &SignedKeyList) -> Result<KeyList, KeyListError> {
        let list = newer.open()?;
        if newer.root != self.root {
            return Err(KeyListError::OtherRoot);
        }
        if self
            .open()
            .is_ok_and(|current| list.sequence < current.sequence)
        {
            return Err(KeyListError::Older);
        }
        Ok(list)
    }
}

impl KeyList {
    /// The issuing key with this name; `None` also when it was revoked.
    pub fn find(&self, id: KeyId) -> Option<PublicKey> {
        self.keys
            .iter()
            .find(|known| KeyId::of(&known.key) == id && !known.revoked)
            .map(|known| known.key)
    }
}

fn signed_bytes(list: &str) -> Vec<u8> {
    [b"luuvet key list 1", list.as_bytes()].concat()
}

read_fields!(KeyList {
    sequence,
    issued_at,
    origins,
    keys,
    sealing
});

read_fields!(SignedKeyList {
    list,
    root,
    signature
});

impl Read for IssuingKey {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(Self {
            key: fields.get("key")?,
            revoked: fields.get_or_default("revoked")?,
        })
    }
}

read_by_hand!(IssuingKey);
