//! How much speaks for a text being what the reader has seen.

use crate::code::CodeError;
use crate::code::foreign::{Foreign, ForeignKind, read};
use crate::code::keys::KeyList;
use crate::code::personal::{self, PersonalCode};
use crate::code::venue::{self, VenueCode};

/// What speaks for a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worth {
    /// A signature over every character of it.
    Proven,
    /// A checksum over most of it.
    Summed,
    /// Its form alone, which another character in it would not break.
    Formed,
    /// Its form alone, and it is a text of Vietnamese letters, which few readers
    /// can type: some are left out, and nobody is told.
    FormedOfLetters,
    /// Nothing.
    Nothing,
}

/// What speaks for a text, as far as this crate can tell. Whoever can verify
/// certificates says [`Worth::Proven`] for those before asking here.
pub fn worth_of(text: &str, keys: Option<&KeyList>) -> Worth {
    if venue::is_claimed(text) {
        return ours(VenueCode::verify(text, keys).err());
    }
    if personal::is_claimed(text) {
        return ours(PersonalCode::verify(text, keys).err());
    }
    match read(text) {
        Ok(Foreign::Payment(_)) => Worth::Summed,
        Ok(Foreign::IdCard(_)) => Worth::FormedOfLetters,
        Ok(Foreign::Insurance(_)) if !has_hex_name(text) => Worth::FormedOfLetters,
        Ok(Foreign::National(_) | Foreign::Insurance(_) | Foreign::Link(_)) => Worth::Formed,
        Ok(Foreign::Named(ForeignKind::Certificate)) if is_base45(text) => Worth::Formed,
        Ok(Foreign::Named(ForeignKind::HealthCard)) if is_numbers(text) => Worth::Formed,
        _ => Worth::Nothing,
    }
}

/// The signature covers the address, the checksum does not: an address that an
/// input method has rewritten makes a code look forged.
fn ours(error: Option<CodeError>) -> Worth {
    match error {
        None => Worth::Proven,
        Some(CodeError::UnknownKey | CodeError::Forged | CodeError::NoKeys) => Worth::Summed,
        Some(CodeError::NewerVersion) => Worth::Formed,
        Some(CodeError::Damaged) => Worth::Nothing,
    }
}

/// Insurance cards write names in digits and six letters, so that any reader can
/// type them; some do not.
fn has_hex_name(text: &str) -> bool {
    let name = text.split('|').nth(1).unwrap_or_default();
    name.bytes().all(|it| it.is_ascii_hexdigit())
}

/// The alphabet of RFC 9285, behind the certificate's prefix in capitals.
fn is_base45(text: &str) -> bool {
    text.strip_prefix("HC1:").is_some_and(|body| {
        body.bytes()
            .all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || b" $%*+-./:".contains(&it))
    })
}

fn is_numbers(text: &str) -> bool {
    text.strip_prefix("shc:/").is_some_and(|body| {
        !body.is_empty() && body.bytes().all(|it| it.is_ascii_digit() || it == b'/')
    })
}
