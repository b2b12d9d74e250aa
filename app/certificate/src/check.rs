//! Whether what was read may be believed.

use domain::time::Timestamp;

use crate::content::Certificate;
use crate::cose::Envelope;
use crate::trust::{Kid, Signer, TrustList, Usage};
use crate::vietnam;

/// Why a certificate must not be believed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Perhaps a forgery, perhaps a state whose signers are not on the list.
    #[error("the certificate's signer is not on the trust list")]
    UnknownSigner {
        /// `None` when it names none, or not in eight bytes.
        kid: Option<Kid>,
        /// As the certificate says, which nobody has verified.
        country: Option<String>,
    },
    #[error("the certificate is signed with neither ES256 nor PS256")]
    UnknownAlgorithm,
    #[error("the certificate's signature is wrong")]
    BadSignature,
    #[error("the certificate's signer may not sign this kind of certificate")]
    WrongUsage { allowed: Usage },
    #[error("the certificate's signer is not yet valid")]
    SignerNotYetValid { from: Timestamp },
    #[error("the certificate's signer is no longer valid")]
    SignerExpired { at: Timestamp },
    #[error("the certificate is not yet valid")]
    NotYetValid { from: Timestamp },
    #[error("the certificate has expired")]
    Expired { at: Timestamp },
}

/// The signer, if one on the list signed this, may sign it, and it is valid at `now`.
pub(crate) fn check(
    envelope: &Envelope,
    certificate: &Certificate,
    trust: &TrustList,
    now: Timestamp,
) -> Result<Signer, Refusal> {
    let algorithm = envelope.algorithm.ok_or(Refusal::UnknownAlgorithm)?;
    // Eight bytes of a digest are no name: several signers may share them.
    let known = |signer: &&Signer| Some(signer.kid) == envelope.kid;
    let mut signers = trust.signers.iter().filter(known).peekable();
    if signers.peek().is_none() {
        return Err(Refusal::UnknownSigner {
            kid: envelope.kid,
            country: certificate.country().map(str::to_owned),
        });
    }
    let signed = envelope.signed_bytes();
    let mut refusal = Refusal::BadSignature;
    for signer in signers {
        if !signer.key.signed(algorithm, &signed, &envelope.signature) {
            continue;
        }
        match permitted(signer, certificate, now) {
            Ok(()) => return Ok(signer.clone()),
            Err(reason) => refusal = reason,
        }
    }
    Err(refusal)
}

fn permitted(signer: &Signer, certificate: &Certificate, now: Timestamp) -> Result<(), Refusal> {
    if !signer.usage.allows(certificate.event.kind()) {
        let allowed = signer.usage;
        return Err(Refusal::WrongUsage { allowed });
    }
    let (issued_at, expires_at) = (certificate.issued_at, vietnam::valid_until(certificate));
    if now < issued_at {
        return Err(Refusal::NotYetValid { from: issued_at });
    }
    // The second of the expiry still counts, as the EU's test suite has it.
    if now > expires_at {
        return Err(Refusal::Expired { at: expires_at });
    }
    if now < signer.from {
        return Err(Refusal::SignerNotYetValid { from: signer.from });
    }
    if now > signer.until {
        return Err(Refusal::SignerExpired { at: signer.until });
    }
    Ok(())
}
