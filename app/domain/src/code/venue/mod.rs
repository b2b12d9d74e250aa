//! Our venue code: `https://<site>/v#<digits>`.
//!
//! A stock camera app opens the address, and the part after `#` never reaches
//! a log. The body holds all that a phone needs that was never online. The
//! signature covers the address too, so that a true body under a false address
//! is refused.
//!
//! Body: version, key id, class, then the fields of [`VenueCode`] in order,
//! texts with a length byte, CRC-32 of all that, Ed25519 signature.

mod body;

use ed25519_dalek::{Signer, SigningKey};

use super::bytes::{Reader, crc32, split_tail};
use super::keys::{KeyId, KeyList, PublicKey};
use super::{CodeError, digits};
use crate::ids::VenueId;
use crate::signature::SignatureText;
use crate::venue::{PointKind, PointNumber, VenueKind};

/// Path of a venue code on our site.
pub const PATH: &str = "/v#";
/// Longest site address that still fits: scheme, host and port, in bytes.
pub const MAX_ORIGIN: usize = 48;

const VERSION: u8 = 1;
const CLASS_VENUE: u8 = 1;
const MAX_NAME_BYTES: usize = 80;
const MAX_WARD_BYTES: usize = 36;
const MAX_LABEL_BYTES: usize = 32;
/// All texts together: with them a code on the longest site address still fits
/// QR version 12 at level M.
const MAX_TEXT_BYTES: usize = 128;
const SIGNATURE: usize = 64;
const CHECKSUM: usize = 4;

/// What a poster says about where it hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VenueCode {
    pub venue: VenueId,
    pub point: PointNumber,
    pub poster_version: u16,
    pub venue_kind: VenueKind,
    pub point_kind: PointKind,
    /// Usual length of a stay in minutes, 1 to 1,440.
    pub usual_stay_minutes: u16,
    /// Shortened with `…` when it would not fit.
    pub venue_name: String,
    pub ward_name: String,
}

/// Whether a text claims to be one of our venue codes, true or not: an address
/// with our path and something after it that begins with a digit. Anybody's
/// site may have such an address; only [`VenueCode::verify`] tells.
pub fn is_claimed(text: &str) -> bool {
    split(text).is_some()
}

/// Address and body of a claimed code.
fn split(text: &str) -> Option<(&str, &str)> {
    super::split_address(text, PATH)
}

impl VenueCode {
    /// Writes and signs the code for the site at `origin` (`https://host[:port]`).
    pub fn issue(&self, origin: &str, key: &SigningKey) -> String {
        let key_id = KeyId::of(&PublicKey::of(key));
        let mut body = vec![VERSION];
        body.extend(key_id.0.to_be_bytes());
        body.push(CLASS_VENUE);
        self.write_fields(&mut body);
        body.extend(crc32(&body).to_be_bytes());
        let signature = key.sign(&signed_bytes(origin, &body));
        body.extend(signature.to_bytes());
        format!("{origin}{PATH}{}", digits::encode(&body))
    }

    /// Reads a code and verifies checksum and signature.
    ///
    /// # Errors
    /// Why it must not be trusted.
    pub fn verify(text: &str, keys: Option<&KeyList>) -> Result<Self, CodeError> {
        let (origin, digits) = split(text).ok_or(CodeError::Damaged)?;
        let body = digits::decode(digits).ok_or(CodeError::Damaged)?;
        match body.first() {
            Some(&VERSION) => {}
            // Read before the checksum, which a later version may put elsewhere.
            Some(&later) if later > VERSION => return Err(CodeError::NewerVersion),
            _ => return Err(CodeError::Damaged),
        }
        let (signed, signature) = split_tail::<SIGNATURE>(&body)?;
        let (fields, checksum) = split_tail::<CHECKSUM>(signed)?;
        if crc32(fields) != u32::from_be_bytes(checksum) {
            return Err(CodeError::Damaged);
        }
        let mut reader = Reader(fields);
        reader.byte()?; // the version
        let key_id = KeyId(u32::from_be_bytes(reader.take()?));
        if reader.byte()? != CLASS_VENUE {
            return Err(CodeError::NewerVersion);
        }
        let code = Self::read_fields(&mut reader)?;
        let key = keys
            .ok_or(CodeError::NoKeys)?
            .find(key_id)
            .ok_or(CodeError::UnknownKey)?;
        let signature = SignatureText::from_bytes(signature);
        if !key.signed(&signed_bytes(origin, signed), &signature) {
            return Err(CodeError::Forged);
        }
        Ok(code)
    }
}

fn signed_bytes(origin: &str, body: &[u8]) -> Vec<u8> {
    [
        b"luuvet venue code 1",
        origin.as_bytes(),
        PATH.as_bytes(),
        body,
    ]
    .concat()
}
