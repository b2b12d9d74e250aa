//! One sending of records, signed by the phone's own key.
//!
//! Records travel as raw JSON texts, so that a malformed one costs only itself.

use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use crate::ids::BatchId;
use crate::record::Receipt;
use crate::time::{ClockReading, Timestamp};

/// Most records of one batch.
pub const MAX_RECORDS: usize = 200;
/// Largest record, in bytes of its JSON text.
pub const MAX_RECORD_BYTES: usize = 4_096;

/// The public half of a phone's own Ed25519 key pair: who recorded something,
/// long before anybody knows who that is. Written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DeviceKey([u8; 32]);

/// An Ed25519 signature, written as 128 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SignatureText([u8; 64]);

/// Up to [`MAX_RECORDS`] records of one phone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Batch {
    pub id: BatchId,
    pub device: DeviceKey,
    /// When it was sent, on the device's clock; from it the server tells the
    /// time of records whose phone had never measured its clock.
    pub sent_at: Timestamp,
    /// The device's last measured clock, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<ClockReading>,
    pub records: Vec<Box<RawValue>>,
    /// Over [`Batch::digest`], by the device's key.
    pub signature: SignatureText,
}

/// The server's answer to a batch: one receipt per record, in its order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchReceipt {
    /// The batch's own id, so that nobody else's answer can be taken for it.
    pub batch: BatchId,
    /// The server's clock when it answered.
    pub server_time: Timestamp,
    pub receipts: Vec<Receipt>,
}

impl Batch {
    /// A signed batch of `records`, each the JSON text of a [`crate::record::Record`].
    pub fn signed(
        key: &SigningKey,
        id: BatchId,
        sent_at: Timestamp,
        clock: Option<ClockReading>,
        records: Vec<Box<RawValue>>,
    ) -> Self {
        let device = DeviceKey(key.verifying_key().to_bytes());
        let signature = SignatureText([0; 64]);
        let mut batch = Self {
            id,
            device,
            sent_at,
            clock,
            records,
            signature,
        };
        batch.signature = SignatureText(key.sign(&batch.digest()).to_bytes());
        batch
    }

    /// Whether the device's key signed exactly these records for this batch.
    pub fn is_signed(&self) -> bool {
        VerifyingKey::from_bytes(&self.device.0)
            .and_then(|key| key.verify(&self.digest(), &Signature::from_bytes(&self.signature.0)))
            .is_ok()
    }

    /// What the device signs: SHA-256 over everything but the signature.
    fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"luuvet batch 1");
        hash.update(self.id.as_bytes());
        hash.update(self.device.0);
        hash.update(self.sent_at.as_millis().to_be_bytes());
        hash.update(
            self.clock
                .map_or(i64::MIN, |clock| clock.offset_ms)
                .to_be_bytes(),
        );
        for record in &self.records {
            let text = record.get().as_bytes();
            hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(text);
        }
        hash.finalize().into()
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
                if text.len() != 2 * $len || !text.is_ascii() {
                    return Err(NotHex);
                }
                for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
                    let digits = std::str::from_utf8(digits).map_err(|_| NotHex)?;
                    *byte = u8::from_str_radix(digits, 16).map_err(|_| NotHex)?;
                }
                Ok(Self(bytes))
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
hex_bytes!(SignatureText, 64);

/// A key or signature that is not written in hexadecimal digits of the right number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the right number of hexadecimal digits")]
pub struct NotHex;
