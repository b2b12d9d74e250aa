//! A visitor says who they are: name and number attach to the phone's key, and
//! through it to everything that the phone recorded before.

use domain::batch::{DeviceKey, SignatureText};
use domain::device;
use domain::ids::{ChallengeId, PersonId};
use domain::person::{MAX_NAME, Person};
use domain::printable;
use domain::sign_in::Purpose;

use crate::{Backend, Error, otp, random, typed};

/// That somebody holds both the number and the phone.
#[derive(Clone, Debug)]
pub struct Proof {
    pub challenge: ChallengeId,
    pub code: String,
    pub device: DeviceKey,
    /// By [`device::sign_attach`].
    pub signature: SignatureText,
}

/// Attaches the phone to the person with the confirmed number.
///
/// # Errors
/// [`Error::BadSignature`] (the code is then still good), [`Error::WrongCode`],
/// [`Error::AskForNewCode`]; [`Error::SignInAgain`] for a revoked phone.
pub async fn confirm(backend: &Backend, proof: Proof, name: &str) -> Result<Person, Error> {
    if !device::is_attach_signed(&proof.device, proof.challenge, &proof.signature) {
        return Err(Error::BadSignature);
    }
    let purpose = otp::Use::Own(Purpose::Visitor);
    let phone = otp::consume(backend, proof.challenge, &proof.code, purpose).await?;
    let now = backend.clock.now();
    let new = PersonId::new(now, random::bytes()?);
    let known = backend
        .store
        .person_with(&phone, &tidy(name), new, now)
        .await?;
    backend
        .store
        .attach_device(&proof.device, known.key, now)
        .await?;
    Ok(known.person)
}

/// Takes no more records from a phone that was lost or taken over; what it
/// recorded before stays. For operators: nobody's permission is asked here.
///
/// # Errors
/// Only when the database fails.
pub async fn revoke_phone(backend: &Backend, device: &DeviceKey) -> Result<(), Error> {
    let now = backend.clock.now();
    backend.store.revoke_device(device, now).await
}

/// A name as it is kept: composed, single blanks, nothing that would spoil how
/// others read it, not too long.
fn tidy(name: &str) -> String {
    let printed = printable::printed(&typed::composed(name));
    printable::tidied(&printed).chars().take(MAX_NAME).collect()
}
