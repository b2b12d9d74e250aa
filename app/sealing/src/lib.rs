//! Texts that a phone can write and only the city's server can read: HPKE
//! (RFC 9180) in base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
//! ChaCha20-Poly1305.
//!
//! A phone that is lost holds nothing that its finder can read. No key is kept
//! here, and no randomness made: it comes in as bytes.

use std::convert::Infallible;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use domain::signature::SealingKey;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};

/// How a text is sealed; grows with each change of algorithm.
const VERSION: u8 = 1;
const ENCAPSULATED: usize = 32;

/// A server's key pair.
pub struct Secret(<X25519HkdfSha256 as Kem>::PrivateKey);

impl Secret {
    /// The key pair that follows from 32 secret bytes.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(X25519HkdfSha256::derive_keypair(bytes).0)
    }

    /// The half that phones seal to.
    pub fn public(&self) -> SealingKey {
        let bytes = X25519HkdfSha256::sk_to_pk(&self.0).to_bytes();
        SealingKey::from_bytes(bytes.into())
    }

    /// What was sealed to this key for `purpose`; `None` for anything else.
    pub fn open(&self, purpose: &str, sealed: &str) -> Option<Vec<u8>> {
        let bytes = BASE64.decode(sealed).ok()?;
        let (&VERSION, rest) = bytes.split_first()? else {
            return None;
        };
        let (encapsulated, ciphertext) = rest.split_first_chunk::<ENCAPSULATED>()?;
        let encapsulated = Deserializable::from_bytes(encapsulated).ok()?;
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &self.0,
            &encapsulated,
            purpose.as_bytes(),
            ciphertext,
            &[],
        )
        .ok()
    }
}

/// Seals `plaintext` to `recipient` for `purpose`, with 32 bytes that nobody can
/// guess and that are used for nothing else. `None` for a key that is none.
pub fn seal(
    recipient: &SealingKey,
    purpose: &str,
    plaintext: &[u8],
    random: [u8; 32],
) -> Option<String> {
    let recipient = Deserializable::from_bytes(recipient.as_bytes()).ok()?;
    let (encapsulated, ciphertext) =
        hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Base,
            &recipient,
            purpose.as_bytes(),
            plaintext,
            &[],
            &mut Given(random),
        )
        .ok()?;
    let mut bytes = vec![VERSION];
    bytes.extend(encapsulated.to_bytes());
    bytes.extend(ciphertext);
    Some(BASE64.encode(bytes))
}

/// The randomness that was brought: one ephemeral key asks for 32 bytes, once.
struct Given([u8; 32]);

impl TryRng for Given {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, wanted: &mut [u8]) -> Result<(), Infallible> {
        for (byte, given) in wanted.iter_mut().zip(self.0.iter().cycle()) {
            *byte = *given;
        }
        Ok(())
    }
}

impl TryCryptoRng for Given {}

#[cfg(test)]
mod tests {
    use super::*;

    const PURPOSE: &str = "a test";

    fn sealed() -> (Secret, String) {
        let secret = Secret::from_bytes(&[7; 32]);
        let text = seal(&secret.public(), PURPOSE, b"N** T** H**", [9; 32]);
        (secret, text.expect("a key"))
    }

    #[test]
    fn the_server_reads_what_a_phone_sealed() {
        let (secret, text) = sealed();
        let read = secret.open(PURPOSE, &text);
        assert_eq!(read.as_deref(), Some(&b"N** T** H**"[..]));
    }

    #[test]
    fn another_key_or_another_purpose_reads_nothing() {
        let (secret, text) = sealed();
        assert_eq!(Secret::from_bytes(&[8; 32]).open(PURPOSE, &text), None);
        assert_eq!(secret.open("another", &text), None);
    }

    #[test]
    fn one_changed_letter_reads_nothing() {
        let (secret, text) = sealed();
        for at in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).expect("letters");
            if changed != text {
                assert_eq!(secret.open(PURPOSE, &changed), None, "at {at}");
            }
        }
        for text in ["", "A", "AQ", "é", "not base64!"] {
            assert_eq!(secret.open(PURPOSE, text), None);
        }
    }

    #[test]
    fn nothing_of_the_text_shows_and_other_randomness_gives_another_seal() {
        let (secret, text) = sealed();
        let again = seal(&secret.public(), PURPOSE, b"N** T** H**", [1; 32]);
        assert_ne!(again, Some(text));
    }

    /// RFC 9180, A.2.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305,
    /// base mode, the first of its encryptions.
    #[test]
    fn keys_and_seals_are_those_of_the_rfc() {
        let secret = Secret::from_bytes(&bytes(
            "1ac01f181fdf9f352797655161c58b75c656a6cc2716dcb66372da835542e1df",
        ));
        let public = bytes("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a");
        assert_eq!(secret.public().as_bytes(), &public);
        let ephemeral = bytes("909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b");
        let (encapsulated, ciphertext) =
            hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeS::Base,
                &X25519HkdfSha256::sk_to_pk(&secret.0),
                &bytes::<20>("4f6465206f6e2061204772656369616e2055726e"),
                b"Beauty is truth, truth beauty",
                b"Count-0",
                &mut Given(ephemeral),
            )
            .expect("a seal");
        let expected = bytes("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a");
        assert_eq!(<[u8; 32]>::from(encapsulated.to_bytes()), expected);
        let expected: [u8; 45] = bytes(
            "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28",
        );
        assert_eq!(ciphertext, expected);
        let sealed = seal(&secret.public(), PURPOSE, b"", ephemeral).expect("a seal");
        let sealed = BASE64.decode(sealed).expect("base64");
        assert_eq!(sealed[1..=ENCAPSULATED], encapsulated.to_bytes()[..]);
    }

    fn bytes<const N: usize>(hex: &str) -> [u8; N] {
        assert_eq!(hex.len(), 2 * N);
        std::array::from_fn(|at| {
            u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hexadecimal digits")
        })
    }
}
