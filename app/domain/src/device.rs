//! A phone's own key pair, and what it signs besides its batches.

use ed25519_dalek::{Signer, SigningKey};

use crate::ids::ChallengeId;
use crate::signature::{DeviceKey, SignatureText};

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
    device.signed(&attach_text(challenge), signature)
}
