//! Public keys and signatures as they travel: hexadecimal digits in JSON, and
//! one way of verifying them.

use ed25519_dalek::{Signature, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

use crate::json::{Json, Read};

/// The public half of a phone's own Ed25519 key pair: who recorded something,
/// long before anybody knows who that is. Written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DeviceKey([u8; 32]);

/// An Ed25519 signature, written as 128 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SignatureText([u8; 64]);

/// The public half of the server's X25519 key pair, to which phones seal what only
/// the server may read. Written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SealingKey([u8; 32]);

impl DeviceKey {
    /// The public half of `key`.
    pub fn of(key: &SigningKey) -> Self {
        Self(key.verifying_key().to_bytes())
    }

    /// Whether this key's private half signed `message`. Strict: a weak key, or
    /// a signature that could have been altered into another valid one, is refused.
    pub fn signed(&self, message: &[u8], signature: &SignatureText) -> bool {
        VerifyingKey::from_bytes(&self.0).is_ok_and(|key| {
            key.verify_strict(message, &Signature::from_bytes(&signature.0))
                .is_ok()
        })
    }
}

macro_rules! hex_bytes {
    ($name:ident, $len:literal) => {
        impl $name {
            /// From its raw bytes.
            pub const fn from_bytes(bytes: [u8; $len]) -> Self {
                Self(bytes)
            }

            /// Its raw bytes.
            pub const fn as_bytes(&self) -> &[u8; $len] {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotHex;

            fn try_from(text: String) -> Result<Self, NotHex> {
                let mut bytes = [0; $len];
                // `from_str_radix` would take a sign as well.
                if text.len() != 2 * $len || !text.bytes().all(|it| it.is_ascii_hexdigit()) {
                    return Err(NotHex);
                }
                for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
                    let digits = std::str::from_utf8(digits).map_err(|_| NotHex)?;
                    *byte = u8::from_str_radix(digits, 16).map_err(|_| NotHex)?;
                }
                Ok(Self(bytes))
            }
        }

        impl Read for $name {
            fn read(json: Json) -> Option<Self> {
                json.text()?.try_into().ok()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0.iter().map(|byte| format!("{byte:02x}")).collect()
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                // The first bytes tell two apart in a failing test; the whole is nobody's business.
                write!(
                    f,
                    "{}({:02x}{:02x}…)",
                    stringify!($name),
                    self.0[0],
                    self.0[1]
                )
            }
        }
    };
}

hex_bytes!(DeviceKey, 32);
hex_bytes!(SealingKey, 32);
hex_bytes!(SignatureText, 64);

/// A key or signature that is not written in hexadecimal digits of the right number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the right number of hexadecimal digits")]
pub struct NotHex;
