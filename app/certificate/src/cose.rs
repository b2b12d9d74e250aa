//! The signed envelope: COSE_Sign1 (RFC 9052 section 4.2) with or without its
//! tag 18, or inside the tag 61 of a CWT (RFC 8392 section 6).

use crate::Unreadable;
use crate::cbor::{self, Map, NotCbor, Value};
use crate::trust::Kid;

/// Labels of headers, RFC 9052 section 3.1.
const ALGORITHM: i64 = 1;
const CRITICAL: i64 = 2;
const KEY_ID: i64 = 4;
/// The tags around an envelope: COSE_Sign1, CWT.
const ENVELOPE_TAGS: [u64; 2] = [18, 61];

/// How it was signed, RFC 9053 section 2.1 and RFC 8230 section 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// ECDSA on P-256 with SHA-256.
    Es256,
    /// RSASSA-PSS with SHA-256 and a salt of 32 bytes.
    Ps256,
}

/// What the envelope holds; nothing of it is verified yet.
pub(crate) struct Envelope {
    protected: Vec<u8>,
    /// `None` for one that the EU's certificates do not use.
    pub(crate) algorithm: Option<Algorithm>,
    /// `None` when there is none, or one that is not eight bytes long.
    pub(crate) kid: Option<Kid>,
    pub(crate) payload: Vec<u8>,
    pub(crate) signature: Vec<u8>,
}

impl Envelope {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let Value::List(parts) = untagged(cbor::read(bytes).map_err(not_cose)?)? else {
            return Err(Unreadable::NotCose);
        };
        let Ok(
            [
                Value::Bytes(protected),
                Value::Map(unprotected),
                Value::Bytes(payload),
                Value::Bytes(signature),
            ],
        ) = <[Value; 4]>::try_from(parts)
        else {
            return Err(Unreadable::NotCose);
        };
        let headers = headers(&protected)?;
        // What is critical must be understood, and nothing is that we read past.
        if headers.number(CRITICAL).is_some() {
            return Err(Unreadable::NotCose);
        }
        // What is signed goes first: a kid beside it is only a hint of whoever passed it on.
        let header = |label| headers.number(label).or_else(|| unprotected.number(label));
        Ok(Self {
            algorithm: header(ALGORITHM).and_then(Algorithm::read),
            kid: header(KEY_ID).and_then(kid),
            protected,
            payload,
            signature,
        })
    }

    /// The bytes that were signed, RFC 9052 section 4.4: headers as they were
    /// sent, no data from outside.
    pub(crate) fn signed_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![0x84, 0x6A];
        bytes.extend(b"Signature1");
        for part in [&self.protected[..], &[], &self.payload] {
            write_bytes(&mut bytes, part);
        }
        bytes
    }
}

impl Algorithm {
    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Int(-7) => Some(Self::Es256),
            Value::Int(-37) => Some(Self::Ps256),
            _ => None,
        }
    }
}

fn untagged(value: Value) -> Result<Value, Unreadable> {
    match value {
        Value::Tag(tag, inner) if ENVELOPE_TAGS.contains(&tag) => untagged(*inner),
        Value::Tag(..) => Err(Unreadable::NotCose),
        value => Ok(value),
    }
}

/// The protected headers; no bytes are as good as an empty map.
fn headers(protected: &[u8]) -> Result<Map, Unreadable> {
    if protected.is_empty() {
        return Ok(Map::default());
    }
    match cbor::read(protected).map_err(not_cose)? {
        Value::Map(map) => Ok(map),
        _ => Err(Unreadable::NotCose),
    }
}

fn kid(value: &Value) -> Option<Kid> {
    match value {
        Value::Bytes(bytes) => Some(Kid(bytes.as_slice().try_into().ok()?)),
        _ => None,
    }
}

fn write_bytes(to: &mut Vec<u8>, bytes: &[u8]) {
    const BYTES: u8 = 2 << 5;
    // No part is longer than the inflated whole, which a u16 counts.
    let len = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
    match u8::try_from(len) {
        Ok(len @ 0..24) => to.push(BYTES | len),
        Ok(len) => to.extend([BYTES | 24, len]),
        Err(_) => {
            to.push(BYTES | 25);
            to.extend(len.to_be_bytes());
        }
    }
    to.extend(bytes);
}

fn not_cose(error: NotCbor) -> Unreadable {
    match error {
        NotCbor::TooDeep => Unreadable::TooDeep,
        NotCbor::DuplicateKey => Unreadable::DuplicateKey,
        NotCbor::Malformed => Unreadable::NotCose,
    }
}
