//! Our venue code: `https://<site>/v#<digits>`.
//!
//! A stock camera app opens the address, and the part after `#` never reaches
//! a log. The body holds all that a phone needs that was never online. The
//! signature covers the address too, so that a true body under a false address
//! is refused.
//!
//! Body: version, key id, class, then the fields of [`VenueCode`] in order,
//! texts with a length byte, CRC-32 of all that, Ed25519 signature.

use ed25519_dalek::{Signature, Signer, SigningKey, Verifier};

use super::keys::{KeyId, KeyList, PublicKey};
use super::{CodeError, MAX_TEXT, digits};
use crate::ids::VenueId;
use crate::venue::{PointKind, PointNumber, VenueKind};

/// Path of a venue code on our site.
pub const PATH: &str = "/v#";
/// Longest site address that still fits: scheme, host and port, in bytes.
pub const MAX_ORIGIN: usize = 48;

const VERSION: u8 = 1;
const CLASS_VENUE: u8 = 1;
const MAX_NAME_BYTES: usize = 80;
const MAX_WARD_BYTES: usize = 40;
const MAX_LABEL_BYTES: usize = 32;
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

/// Whether a text claims to be one of our venue codes, true or not: anything
/// that ends in our path and digits, or bare digits as a barcode reader types them.
pub fn is_claimed(text: &str) -> bool {
    split(text).is_some()
}

/// Address and digits of a claimed code.
fn split(text: &str) -> Option<(&str, &str)> {
    let (origin, body) = text.split_once(PATH)?;
    let is_address = origin.starts_with("https://") || origin.starts_with("http://");
    (text.len() <= MAX_TEXT && is_address).then_some((origin, body))
}

impl VenueCode {
    /// Writes and signs the code for the site at `origin` (`https://host[:port]`).
    pub fn issue(&self, origin: &str, key: &SigningKey) -> String {
        let key_id = KeyId::of(&PublicKey::from_bytes(key.verifying_key().to_bytes()));
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
        let (signed, signature) = split_tail::<SIGNATURE>(&body)?;
        let (fields, checksum) = split_tail::<CHECKSUM>(signed)?;
        if crc32(fields) != u32::from_be_bytes(checksum) {
            return Err(CodeError::Damaged);
        }
        let mut reader = Reader(fields);
        if reader.byte()? != VERSION {
            return Err(CodeError::NewerVersion);
        }
        let key_id = KeyId(u32::from_be_bytes(reader.take()?));
        if reader.byte()? != CLASS_VENUE {
            return Err(CodeError::NewerVersion);
        }
        let code = Self::read_fields(&mut reader)?;
        let key = keys
            .ok_or(CodeError::NoKeys)?
            .find(key_id)
            .ok_or(CodeError::UnknownKey)?;
        key.verify(
            &signed_bytes(origin, signed),
            &Signature::from_bytes(&signature),
        )
        .map_err(|_| CodeError::Forged)?;
        Ok(code)
    }

    fn write_fields(&self, body: &mut Vec<u8>) {
        body.extend(self.venue.as_bytes());
        body.extend(self.point.0.to_be_bytes());
        body.extend(self.poster_version.to_be_bytes());
        body.push(self.venue_kind.number());
        let (kind, number, label) = point_fields(&self.point_kind);
        body.push(kind);
        body.extend(number.to_be_bytes());
        body.extend(self.usual_stay_minutes.to_be_bytes());
        write_text(body, &self.venue_name, MAX_NAME_BYTES);
        write_text(body, &self.ward_name, MAX_WARD_BYTES);
        write_text(body, label, MAX_LABEL_BYTES);
    }

    fn read_fields(reader: &mut Reader<'_>) -> Result<Self, CodeError> {
        let venue = VenueId::from_bytes(reader.take()?);
        let point = PointNumber(reader.number()?);
        let poster_version = reader.number()?;
        // A kind that a later version added still makes a valid check-in.
        let venue_kind = VenueKind::from_number(reader.byte()?).unwrap_or(VenueKind::Other);
        let (kind, number) = (reader.byte()?, reader.number()?);
        let usual_stay_minutes = reader.number()?;
        let (venue_name, ward_name) = (reader.text()?, reader.text()?);
        let point_kind = point_kind(kind, number, reader.text()?);
        if !reader.0.is_empty() {
            return Err(CodeError::Damaged);
        }
        Ok(Self {
            venue,
            point,
            poster_version,
            venue_kind,
            point_kind,
            usual_stay_minutes,
            venue_name,
            ward_name,
        })
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

/// Number, table number and label of a kind of point; numbers are never reused.
fn point_fields(kind: &PointKind) -> (u8, u16, &str) {
    match kind {
        PointKind::Own { label } => (0, 0, label),
        PointKind::Entrance => (1, 0, ""),
        PointKind::Exit => (2, 0, ""),
        PointKind::Reception => (3, 0, ""),
        PointKind::Till => (4, 0, ""),
        PointKind::Stall => (5, 0, ""),
        PointKind::PriceBoard => (6, 0, ""),
        PointKind::Table { number } => (7, *number, ""),
    }
}

fn point_kind(kind: u8, number: u16, label: String) -> PointKind {
    match kind {
        1 => PointKind::Entrance,
        2 => PointKind::Exit,
        3 => PointKind::Reception,
        4 => PointKind::Till,
        5 => PointKind::Stall,
        6 => PointKind::PriceBoard,
        7 => PointKind::Table { number },
        _ => PointKind::Own { label },
    }
}

fn write_text(body: &mut Vec<u8>, text: &str, max: usize) {
    let text = shortened(text, max);
    body.push(u8::try_from(text.len()).unwrap_or(u8::MAX));
    body.extend(text.as_bytes());
}

/// At most `max` bytes of `text`, whole characters, with `…` where it was cut.
fn shortened(text: &str, max: usize) -> String {
    const ELLIPSIS: char = '…';
    if text.len() <= max {
        return text.to_owned();
    }
    let room = max - ELLIPSIS.len_utf8();
    let fits = text
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8())
        .take_while(|end| *end <= room);
    let mut short = text[..fits.last().unwrap_or(0)].trim_end().to_owned();
    short.push(ELLIPSIS);
    short
}

fn split_tail<const N: usize>(bytes: &[u8]) -> Result<(&[u8], [u8; N]), CodeError> {
    let (head, tail) = bytes.split_last_chunk::<N>().ok_or(CodeError::Damaged)?;
    Ok((head, *tail))
}

/// CRC-32 (ISO-HDLC), bit by bit: a code is short, a table would be longer than it.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 * (crc & 1))
        })
    })
}

/// What is left to read of a body.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], CodeError> {
        let (head, rest) = self.0.split_first_chunk::<N>().ok_or(CodeError::Damaged)?;
        self.0 = rest;
        Ok(*head)
    }

    fn byte(&mut self) -> Result<u8, CodeError> {
        self.take::<1>().map(|[byte]| byte)
    }

    fn number(&mut self) -> Result<u16, CodeError> {
        self.take().map(u16::from_be_bytes)
    }

    fn text(&mut self) -> Result<String, CodeError> {
        let len = usize::from(self.byte()?);
        let (head, rest) = self.0.split_at_checked(len).ok_or(CodeError::Damaged)?;
        self.0 = rest;
        String::from_utf8(head.to_vec()).map_err(|_| CodeError::Damaged)
    }
}
