//! The short code under a poster's QR: what people read out over the phone.
//! It names a poster; it is no credential and opens nothing.

use sha2::{Digest, Sha256};

use crate::ids::VenueId;
use crate::venue::PointNumber;

/// Crockford's base 32: no I, L, O, U, which are misread or misheard.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Eight characters in two groups for a poster: `7K3M-Q2ZD`. Two posters of a
/// city share one with a chance of about one in a million million per pair.
pub fn short_code(venue: VenueId, point: PointNumber) -> String {
    let mut hash = Sha256::new();
    hash.update(venue.as_bytes());
    hash.update(point.0.to_be_bytes());
    let hash = hash.finalize();
    let mut text: String = hash
        .iter()
        .take(8)
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect();
    text.insert(4, '-');
    text
}
