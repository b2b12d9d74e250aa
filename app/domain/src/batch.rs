//! One sending of records, signed by the phone's own key.
//!
//! Records travel as raw JSON texts, so that a malformed one costs only itself.

use ed25519_dalek::{Signer, SigningKey};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use crate::ids::{BatchId, RecordId, VenueId};
use crate::json::{Json, Read};
use crate::record::Receipt;
pub use crate::signature::{DeviceKey, NotHex, SignatureText};
use crate::time::{ClockReading, Timestamp};
use crate::{read_by_hand, read_fields};

/// Most records of one batch.
pub const MAX_RECORDS: usize = 200;
/// Largest record, in bytes of its JSON text.
pub const MAX_RECORD_BYTES: usize = 4_096;

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BatchReceipt {
    /// The batch's own id, so that nobody else's answer can be taken for it.
    pub batch: BatchId,
    /// The server's clock when it answered.
    pub server_time: Timestamp,
    pub receipts: Vec<Receipt>,
    /// What venues of this batch are called now that once had another name, which
    /// older posters still say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub renamed: Vec<Renamed>,
    /// A credential for each declaration of this batch that is stored, now or
    /// before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub issued: Vec<Issued>,
}

/// What the server signed upon a declaration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Issued {
    pub declaration: RecordId,
    /// To be shown by the phone, with its own statement each minute.
    pub live: String,
    /// To be printed as it is.
    pub card: String,
}

/// A venue's name of today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Renamed {
    pub venue: VenueId,
    pub name: String,
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
        let device = DeviceKey::of(key);
        let signature = SignatureText::from_bytes([0; 64]);
        let mut batch = Self {
            id,
            device,
            sent_at,
            clock,
            records,
            signature,
        };
        batch.signature = SignatureText::from_bytes(key.sign(&batch.digest()).to_bytes());
        batch
    }

    /// Whether the device's key signed exactly these records for this batch.
    pub fn is_signed(&self) -> bool {
        self.device.signed(&self.digest(), &self.signature)
    }

    /// What the device signs: SHA-256 over everything but the signature.
    fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"luuvet batch 1");
        hash.update(self.id.as_bytes());
        hash.update(self.device.as_bytes());
        hash.update(self.sent_at.as_millis().to_be_bytes());
        hash.update([u8::from(self.clock.is_some())]);
        if let Some(clock) = self.clock {
            hash.update(clock.offset_ms.to_be_bytes());
            hash.update(clock.error_ms.to_be_bytes());
            hash.update(clock.measured_at.as_millis().to_be_bytes());
        }
        for record in &self.records {
            let text = record.get().as_bytes();
            hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(text);
        }
        hash.finalize().into()
    }
}

read_fields!(Renamed { venue, name });

read_fields!(Issued {
    declaration,
    live,
    card
});

impl Read for BatchReceipt {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(Self {
            batch: fields.get("batch")?,
            server_time: fields.get("server_time")?,
            receipts: fields.get("receipts")?,
            renamed: fields.get_or_default("renamed")?,
            issued: fields.get_or_default("issued")?,
        })
    }
}

read_by_hand!(BatchReceipt);
