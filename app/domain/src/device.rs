//! A phone's own key pair, and what it signs besides its batches.

use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};

use crate::batch::{DeviceKey, SignatureText};
use crate::ids::ChallengeId;

/// What a phone signs to prove that a person who just confirmed a number holds it.
fn attach_text(challenge: ChallengeId) -> Vec<u8> {
    [b"luuvet attach 1".as_slice(), challenge.as_bytes()].concat()
}

/// Signs for [`is_attach_signed`], on the phone.
pub fn sign_attach(key: &SigningKey, challenge: ChallengeId) -> SignatureText {
    SignatureText::from_bytes(key.sign(&attach_text(challenge)).to_bytes())
}

/// Whether `device` itself asked to be attached after this OTP.
pub fn is_attach_signed(
    device: &DeviceKey,
    challenge: ChallengeId,
    signature: &SignatureText,
) -> bool {
    let signature = Signature::from_bytes(signature.as_bytes());
    VerifyingKey::from_bytes(device.as_bytes())
        .is_ok_and(|key| key.verify(&attach_text(challenge), &signature).is_ok())
}
