//! Made-up issuers with keys of their own.

use std::sync::OnceLock;

use certificate::trust::{Kid, PublicKey, Signer, TrustList, Usage};
use p256::ecdsa::signature::Signer as _;
use rsa::rand_core::{TryCryptoRng, TryRng};
use rsa::signature::{RandomizedSigner, SignatureEncoding};
use rsa::traits::PublicKeyParts;
use sha2::{Digest, Sha256};

use crate::after_issue;

/// Somebody who signs certificates.
#[derive(Clone)]
pub(crate) struct Issuer {
    pub(crate) kid: [u8; 8],
    pub(crate) usage: Usage,
    key: Key,
}

#[derive(Clone)]
enum Key {
    P256(p256::ecdsa::SigningKey),
    Rsa(rsa::PrivateKey),
}

impl Issuer {
    /// With a key on P-256; `seed` tells issuers apart.
    pub(crate) fn p256(seed: u8) -> Self {
        let key = p256::ecdsa::SigningKey::from_slice(&[seed; 32]).expect("a key");
        Self {
            kid: [seed; 8],
            usage: Usage::ALL,
            key: Key::P256(key),
        }
    }

    /// With an RSA key of 2,048 bits, the same in each test: making one takes a while.
    pub(crate) fn rsa() -> Self {
        static KEY: OnceLock<rsa::PrivateKey> = OnceLock::new();
        let key = KEY.get_or_init(|| rsa::PrivateKey::new(&mut Dice(1), 2_048).expect("a key"));
        Self {
            kid: [0x52; 8],
            usage: Usage::ALL,
            key: Key::Rsa(key.clone()),
        }
    }

    /// The COSE number of its algorithm.
    pub(crate) fn algorithm(&self) -> i64 {
        match self.key {
            Key::P256(_) => -7,
            Key::Rsa(_) => -37,
        }
    }

    pub(crate) fn sign(&self, message: &[u8]) -> Vec<u8> {
        match &self.key {
            Key::P256(key) => {
                let signature: p256::ecdsa::Signature = key.sign(message);
                signature.to_bytes().to_vec()
            }
            Key::Rsa(key) => rsa::pss::SigningKey::<Sha256>::new(key.clone())
                .sign_with_rng(&mut Dice(2), message)
                .to_vec(),
        }
    }

    /// As it stands on a trust list.
    pub(crate) fn signer(&self) -> Signer {
        let key = match &self.key {
            Key::P256(key) => {
                let point = key.verifying_key().to_sec1_point(true);
                PublicKey::P256(point.as_bytes().to_vec())
            }
            Key::Rsa(key) => PublicKey::Rsa {
                n: key.n().to_be_bytes_trimmed_vartime().to_vec(),
                e: vec![1, 0, 1],
            },
        };
        Signer {
            kid: Kid(self.kid),
            country: Some("XA".to_owned()),
            key,
            usage: self.usage,
            from: after_issue(0),
            until: after_issue(3 * 365 * 24 * 60 * 60),
        }
    }

    /// The list of somebody who trusts nobody else.
    pub(crate) fn trusted(&self) -> TrustList {
        TrustList {
            signers: vec![self.signer()],
        }
    }
}

/// Falls the same way each time: the keys of tests protect nothing.
struct Dice(u64);

impl TryRng for Dice {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        rsa::rand_core::utils::next_word_via_fill(self)
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        rsa::rand_core::utils::next_word_via_fill(self)
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Self::Error> {
        for chunk in to.chunks_mut(32) {
            self.0 = self.0.wrapping_add(0x1_0000);
            chunk.copy_from_slice(&Sha256::digest(self.0.to_be_bytes())[..chunk.len()]);
        }
        Ok(())
    }
}

impl TryCryptoRng for Dice {}
