//! The phone's own statement in a live code: that it is this phone, now.

use std::time::Duration;

use ed25519_dalek::{Signer, SigningKey};

use super::body::{read_day, read_minute, read_ward, write_day, write_minute, write_ward};
use super::{PATH, address};
use crate::area::AreaCode;
use crate::batch::DeviceKey;
use crate::code::bytes::{Reader, crc32, split_tail};
use crate::code::{CodeError, digits, split_address};
use crate::day::Day;
use crate::signature::SignatureText;
use crate::time::Timestamp;

/// How often a phone makes a new live code.
pub const LIVE_STEP: Duration = Duration::from_secs(60);

const CLOCK_KNOWN: u8 = 1;
const TELLS_PLACES: u8 = 2;
/// Minute, flags, ward, two days, checksum.
const STATEMENT: usize = 4 + 1 + 3 + 2 + 2 + 4;
const SIGNATURE: usize = 64;

/// What the phone says beside the credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Live {
    /// On the server's clock as the phone knows it, whole minutes.
    pub at: Timestamp,
    /// Whether the phone has ever measured how wrong its clock is.
    pub clock_known: bool,
    /// Whether its owner agreed to tell outbreak places it was at.
    pub tells_places: bool,
    /// Such a place, if it was at one.
    pub seen_at: Option<SeenAt>,
}

/// An outbreak place at which the phone checked in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenAt {
    pub ward: AreaCode,
    pub from: Day,
    pub until: Day,
}

impl Live {
    /// The code to show now: `issued` by the server (or self-declared) with this
    /// statement, signed by the phone. `None` when `issued` is not a code.
    pub fn show(&self, issued: &str, phone: &SigningKey) -> Option<String> {
        let (origin, digits) = split_address(issued, PATH)?;
        let mut body = digits::decode(digits)?;
        let before = body.len();
        write_minute(&mut body, self.at);
        body.push(u8::from(self.clock_known) | u8::from(self.tells_places) << 1);
        write_ward(&mut body, self.seen_at.map(|seen| seen.ward));
        write_day(&mut body, self.seen_at.map(|seen| seen.from));
        write_day(&mut body, self.seen_at.map(|seen| seen.until));
        let checksum = crc32(&body[before..]);
        body.extend(checksum.to_be_bytes());
        let signature = phone.sign(&signed_bytes(origin, &body));
        body.extend(signature.to_bytes());
        Some(address(origin, &body))
    }
}

/// A statement whose signature waits for the key that the credential names.
pub(super) struct Claimed {
    live: Live,
    signed: Vec<u8>,
    signature: SignatureText,
}

impl Claimed {
    /// The statement, if `phone` signed it.
    pub(super) fn signed_by(self, phone: &DeviceKey) -> Result<Live, CodeError> {
        let is_signed = phone.signed(&self.signed, &self.signature);
        is_signed.then_some(self.live).ok_or(CodeError::Forged)
    }
}

/// Splits a live body into what was issued and what the phone said.
pub(super) fn read<'a>(origin: &str, body: &'a [u8]) -> Result<(&'a [u8], Claimed), CodeError> {
    let (signed, signature) = split_tail::<SIGNATURE>(body)?;
    let (issued, statement) = split_tail::<STATEMENT>(signed)?;
    let (fields, checksum) = split_tail::<4>(&statement)?;
    if crc32(fields) != u32::from_be_bytes(checksum) {
        return Err(CodeError::Damaged);
    }
    let mut reader = Reader(fields);
    let at = read_minute(&mut reader)?;
    let flags = reader.byte()?;
    let place = (
        read_ward(&mut reader)?,
        read_day(&mut reader)?,
        read_day(&mut reader)?,
    );
    let seen_at = match place {
        (Some(ward), Some(from), Some(until)) => Some(SeenAt { ward, from, until }),
        _ => None,
    };
    let claimed = Claimed {
        live: Live {
            at,
            clock_known: flags & CLOCK_KNOWN != 0,
            tells_places: flags & TELLS_PLACES != 0,
            seen_at,
        },
        signed: signed_bytes(origin, signed),
        signature: SignatureText::from_bytes(signature),
    };
    Ok((issued, claimed))
}

fn signed_bytes(origin: &str, body: &[u8]) -> Vec<u8> {
    [
        b"luuvet live code 1",
        origin.as_bytes(),
        PATH.as_bytes(),
        body,
    ]
    .concat()
}
