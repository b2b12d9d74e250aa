//! The two signatures that certificates bear, verified by RustCrypto's crates.

use p256::ecdsa::VerifyingKey as P256Key;
use p256::ecdsa::signature::Verifier;
use rsa::{BoxedUint, pss};
use sha2::Sha256;

/// ES256 (RFC 9053 section 2.1): ECDSA on P-256 with SHA-256. The key is a
/// point in SEC 1 form, compressed or not; the signature r and s in 32 bytes
/// each. Both halves of s are taken, as RFC 9053 has it: the signed bytes are
/// the same, and nothing here names a certificate by its signature.
pub fn es256(point: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let (Ok(key), Ok(signature)) = (
        P256Key::from_sec1_bytes(point),
        p256::ecdsa::Signature::from_slice(signature),
    ) else {
        return false;
    };
    key.verify(message, &signature).is_ok()
}

/// PS256 (RFC 8230 section 2): RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a
/// salt of 32 bytes, which is what the crate takes by default. `n` and `e` are
/// big-endian; keys of 2,048 to 4,096 bits.
pub fn ps256(n: &[u8], e: &[u8], message: &[u8], signature: &[u8]) -> bool {
    if !(MIN_RSA..=MAX_RSA).contains(&n.len()) || signature.len() != n.len() {
        return false;
    }
    let number = BoxedUint::from_be_slice_vartime;
    let (Ok(key), Ok(signature)) = (
        rsa::PublicKey::new(number(n), number(e)),
        pss::Signature::try_from(signature),
    ) else {
        return false;
    };
    pss::VerifyingKey::<Sha256>::new(key)
        .verify(message, &signature)
        .is_ok()
}

/// Bytes of the smallest and the largest modulus: RFC 8230 section 6.1 asks
/// for 2,048 bits; more than 4,096 would only cost time.
const MIN_RSA: usize = 256;
const MAX_RSA: usize = 512;
