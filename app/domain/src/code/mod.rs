//! Everything that a QR code can say: ours are verified, others are named.
//!
//! Nothing is ever opened or fetched from here: a text goes in, a value that
//! can be trusted comes out.

mod bytes;
pub mod digits;
pub mod foreign;
pub mod keys;
pub mod personal;
pub mod short;
pub mod signed_text;
pub mod venue;
pub mod withdrawn;

use foreign::ForeignKind;
use keys::KeyList;
use venue::VenueCode;

/// Longest text that a QR code can hold and that is looked at: version 40-L, bytes.
pub const MAX_TEXT: usize = 7_089;

/// What a scanned text turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// One of our venue posters, its signature verified.
    Venue(VenueCode),
    /// Somebody's personal code, not verified: only a checkpoint has use for it.
    Personal,
    /// Not ours; named so that people know what they scanned, never opened.
    Foreign(ForeignKind),
}

/// Why a text that claims to be one of ours is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    #[error("the code is incomplete or damaged")]
    Damaged,
    #[error("the code was made for a newer version of the app")]
    NewerVersion,
    #[error("the code was signed with a key that is not on the list")]
    UnknownKey,
    #[error("the code was not issued by this city")]
    Forged,
    #[error("no key list has been received yet")]
    NoKeys,
}

impl Code {
    /// Reads any scanned text.
    ///
    /// # Errors
    /// Why a text that looks like one of ours must not be trusted.
    pub fn read(text: &str, keys: Option<&KeyList>) -> Result<Self, CodeError> {
        if venue::is_claimed(text) {
            return VenueCode::verify(text, keys).map(Self::Venue);
        }
        if personal::is_claimed(text) {
            return Ok(Self::Personal);
        }
        Ok(Self::Foreign(foreign::kind_of(text)))
    }
}

/// Address and body of a text that claims to be one of our codes: an address
/// with `path` and something after it that begins with a digit.
fn split_address<'a>(text: &'a str, path: &str) -> Option<(&'a str, &'a str)> {
    let (origin, body) = text.split_once(path)?;
    let is_address = origin.starts_with("https://") || origin.starts_with("http://");
    let has_body = body.starts_with(|first: char| first.is_ascii_digit());
    (text.len() <= MAX_TEXT && is_address && has_body).then_some((origin, body))
}
