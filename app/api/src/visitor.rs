//! A visitor tells who they are: the phone's key gets a person, and with it
//! everything that this phone recorded before.

use domain::batch::{DeviceKey, SignatureText};
use domain::ids::ChallengeId;
use domain::person::Person;
use leptos::server;

use crate::ApiError;

/// Attaches a phone's key to the person who confirmed the number. `signature`
/// comes from `domain::device::sign_attach`, so that nobody can
/// claim another phone's trace.
///
/// # Errors
/// [`ApiError::WrongCode`], [`ApiError::AskForNewCode`], [`ApiError::BadSignature`].
#[server(prefix = "/api", endpoint = "v1/visitor/confirm", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn confirm(
    challenge: ChallengeId,
    code: String,
    name: String,
    device: DeviceKey,
    signature: SignatureText,
) -> Result<Person, ApiError> {
    let backend = leptos::prelude::expect_context::<backend::Backend>();
    let proof = backend::visitor::Proof {
        challenge,
        code,
        device,
        signature,
    };
    Ok(backend::visitor::confirm(&backend, proof, &name).await?)
}
