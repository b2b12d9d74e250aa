//! Reads and verifies EU digital certificates: texts that begin with `HC1:`,
//! and nothing else. Vietnam's own certificates of Decision 5772/QĐ-BYT have
//! the same form.
//!
//! No I/O and no clock: the text, the trust list and the time come in, what
//! stands there and whether it may be believed comes out. No input panics,
//! none takes long. Format: `hcert-spec` of the EU's eHealth Network.

mod base45;
mod cbor;
mod check;
mod claims;
mod cose;
mod inflate;

pub mod content;
pub mod date;
#[cfg(feature = "import")]
pub mod import;
pub mod moment;
pub mod signature;
pub mod trust;
pub mod vietnam;

pub use cbor::MAX_DEPTH;
pub use check::Refusal;
pub use content::Certificate;
pub use cose::Algorithm;
pub use inflate::MAX_INFLATED;

use claims::Claims;
use cose::Envelope;
use domain::time::Timestamp;
use trust::{Signer, TrustList};

/// How such a text begins: health certificate, version 1.
const PREFIX: &str = "HC1:";
/// Longest text that is looked at: what QR's largest version (40-L) holds in
/// alphanumeric mode.
pub const MAX_TEXT: usize = 4_296;

/// A certificate that could be read, and what came of checking it.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// What stands there. Anybody can write anything: to be shown as
    /// unverified unless `check` is `Ok`.
    pub certificate: Certificate,
    /// Who signed it, or why it must not be believed.
    pub check: Result<Signer, Refusal>,
}

/// Why a text is not a certificate at all, or one that nobody should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Unreadable {
    #[error("the text does not begin with HC1:")]
    NotACertificate,
    #[error("the text is longer than {MAX_TEXT} characters")]
    TooLong,
    #[error("the text is not base45")]
    NotBase45,
    #[error("the bytes are not one zlib stream")]
    NotDeflate,
    #[error("the content is larger than {MAX_INFLATED} bytes")]
    TooLarge,
    #[error("the content is nested more than {MAX_DEPTH} levels deep")]
    TooDeep,
    #[error("a key of the content stands there twice")]
    DuplicateKey,
    #[error("the bytes are not a COSE_Sign1 envelope")]
    NotCose,
    #[error("the envelope does not hold the claims of a certificate")]
    NotCwt,
    #[error("the claims say nothing of a vaccination, a test or a recovery")]
    NoContent,
    #[error("the content is of several kinds at once")]
    SeveralKinds,
}

/// Reads a scanned text and checks it against `trust` at `now`.
///
/// # Errors
/// Why there is nothing to show.
pub fn read(text: &str, trust: &TrustList, now: Timestamp) -> Result<Read, Unreadable> {
    // Readers type a line end, some generators a byte order mark. A blank is base45.
    let text = text.trim_matches(['\r', '\n', '\t', '\u{feff}']);
    let body = text
        .strip_prefix(PREFIX)
        .ok_or(Unreadable::NotACertificate)?;
    if text.len() > MAX_TEXT {
        return Err(Unreadable::TooLong);
    }
    let bytes = base45::decode(body).ok_or(Unreadable::NotBase45)?;
    let envelope = Envelope::read(&inflate::inflate(&bytes)?)?;
    let certificate = Certificate::read(Claims::read(&envelope.payload)?)?;
    let check = check::check(&envelope, &certificate, trust, now);
    Ok(Read { certificate, check })
}
