//! HMAC-SHA-256 (RFC 2104), keyed with any number of bytes up to a block.

use hmac::{Hmac, KeyInit};
use sha2::Sha256;

/// A code under this key, nothing put in yet.
pub(crate) fn keyed(key: &[u8]) -> Hmac<Sha256> {
    // HMAC fills a short key up with zeros; the type asks for a whole block.
    let mut block = [0; 64];
    for (place, byte) in block.iter_mut().zip(key) {
        *place = *byte;
    }
    Hmac::new(&block.into())
}
