//! Signing in with a phone number and an OTP; the caller's sessions.

use domain::ids::{ChallengeId, SessionId};
use domain::person::Person;
use domain::sign_in::{CodeSent, Language, Purpose, Session};
use leptos::server;

use crate::ApiError;

/// Sends a six-digit code to a Vietnamese mobile number.
///
/// # Errors
/// [`ApiError::Phone`], [`ApiError::TooManyCodes`].
#[server(prefix = "/api", endpoint = "v1/sign_in/request", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn request_code(
    phone: String,
    purpose: Purpose,
    language: Language,
) -> Result<CodeSent, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::otp::request(&backend, &caller, &phone, purpose, language).await?)
}

/// Signs in with the code; the session travels as a cookie.
///
/// # Errors
/// [`ApiError::WrongCode`], [`ApiError::AskForNewCode`].
#[server(prefix = "/api", endpoint = "v1/sign_in/confirm", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn sign_in(challenge: ChallengeId, code: String) -> Result<Person, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    let (person, token) = backend::sign_in::start(&backend, &caller, challenge, &code).await?;
    expect_context::<crate::server::SessionSlot>().put(crate::server::SessionChange::Start(token));
    Ok(person)
}

/// Who the caller is; `None` when not signed in.
///
/// # Errors
/// Only when the server fails or is not reached.
#[server(prefix = "/api", endpoint = "v1/me", input = server_fn::codec::GetUrl, output = server_fn::codec::Json)]
pub async fn me() -> Result<Option<Person>, ApiError> {
    Ok(leptos::prelude::expect_context::<backend::caller::Caller>().person())
}

/// Ends the caller's session.
///
/// # Errors
/// Only when the server fails or is not reached.
#[server(prefix = "/api", endpoint = "v1/sign_out", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn sign_out() -> Result<(), ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    backend::sign_in::end_own(&backend, &caller).await?;
    expect_context::<crate::server::SessionSlot>().put(crate::server::SessionChange::End);
    Ok(())
}

/// The caller's sessions, newest first.
///
/// # Errors
/// [`ApiError::SignInAgain`].
#[server(prefix = "/api", endpoint = "v1/sessions", input = server_fn::codec::GetUrl, output = server_fn::codec::Json)]
pub async fn sessions() -> Result<Vec<Session>, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::sign_in::sessions(&backend, &caller).await?)
}

/// Ends one of the caller's sessions, this one or another.
///
/// # Errors
/// [`ApiError::SignInAgain`]; [`ApiError::NotFound`] for a session of somebody else.
#[server(prefix = "/api", endpoint = "v1/sessions/end", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn end_session(session: SessionId) -> Result<(), ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::sign_in::end(&backend, &caller, session).await?)
}
