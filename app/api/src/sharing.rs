//! Sharing a venue with other people, and taking part in one.

use domain::ids::{PersonId, ShareId, VenueId};
use domain::owner::role::Role;
use domain::owner::sharing::{Accepted, Invitation, ShareResult, Team};
use domain::sign_in::Language;
use leptos::server;

use crate::ApiError;

/// Everybody with a role in the venue, and who was invited.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`].
#[server(name = SeeTeam, prefix = "/api", endpoint = "v1/venues/team", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn team(venue: VenueId) -> Result<Team, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::sharing::team(&backend, &caller, venue).await?)
}

/// Invites the phone numbers in `phones`, separated by commas; each on its own.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`].
/// [`ApiError::TooLarge`] for more than twenty numbers.
#[server(prefix = "/api", endpoint = "v1/venues/share", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn share(
    venue: VenueId,
    phones: String,
    role: Role,
    language: Language,
) -> Result<Vec<ShareResult>, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::sharing::share(&backend, &caller, venue, &phones, role, language).await?)
}

/// Sends a new code for an invitation; the one before is no longer good.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`].
/// [`ApiError::TooManyCodes`].
#[server(prefix = "/api", endpoint = "v1/shares/resend", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn resend(share: ShareId, language: Language) -> Result<(), ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::sharing::resend(&backend, &caller, share, language).await?)
}

/// Takes an invitation back, or declines one's own.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`].
#[server(prefix = "/api", endpoint = "v1/shares/withdraw", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn withdraw(share: ShareId) -> Result<(), ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::sharing::withdraw(&backend, &caller, share).await?)
}

/// Completes an invitation with the code that was sent to the invited phone: by
/// the invited person, or by an owner to whom they told it.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::WrongCode`],
/// [`ApiError::AskForNewCode`].
#[server(prefix = "/api", endpoint = "v1/shares/accept", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn accept(share: ShareId, code: String) -> Result<Accepted, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::sharing::accept(&backend, &caller, share, &code).await?)
}

/// Invitations to the caller.
///
/// # Errors
/// [`ApiError::SignInAgain`].
#[server(prefix = "/api", endpoint = "v1/shares/mine", input = server_fn::codec::GetUrl, output = server_fn::codec::Json)]
pub async fn invitations() -> Result<Vec<Invitation>, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::sharing::invitations(&backend, &caller).await?)
}

/// Ends somebody's role, or one's own.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`].
/// [`ApiError::LastOwner`].
#[server(prefix = "/api", endpoint = "v1/venues/revoke", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn revoke(venue: VenueId, person: PersonId) -> Result<(), ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::sharing::revoke(&backend, &caller, venue, person).await?)
}
