//! Whose signatures count: signer certificates, reduced to what verifying
//! needs. The server makes the list (feature `import`), a phone gets it as JSON.

mod json;
mod usage;

pub use usage::Usage;

use domain::time::Timestamp;

use crate::cose::Algorithm;
use crate::signature;

/// The signers that count, of all states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustList {
    pub signers: Vec<Signer>,
}

/// A document signer certificate (DSC), reduced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    pub kid: Kid,
    /// As its own certificate says: `DE`.
    pub country: Option<String>,
    pub key: PublicKey,
    pub usage: Usage,
    /// Its certificate is valid from and until then, both included.
    pub from: Timestamp,
    pub until: Timestamp,
}

/// How an envelope names its signer: the first eight bytes of the SHA-256 of
/// the signer's certificate. Several may share them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kid(pub [u8; 8]);

/// A key as it stands in the list. It is looked at only when it is used: one
/// that is none signed nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicKey {
    /// A point of P-256 in SEC 1 form; the list has it compressed.
    P256(Vec<u8>),
    /// Modulus and exponent, big-endian.
    Rsa { n: Vec<u8>, e: Vec<u8> },
}

impl PublicKey {
    /// Whether this key's private half signed `message` with this algorithm.
    pub fn signed(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> bool {
        match (algorithm, self) {
            (Algorithm::Es256, Self::P256(point)) => signature::es256(point, message, signature),
            (Algorithm::Ps256, Self::Rsa { n, e }) => signature::ps256(n, e, message, signature),
            _ => false,
        }
    }
}
