//! Keys for other systems, and the address that is told of check-ins.

use domain::ids::{ApiKeyId, VenueId};
use domain::owner::key::{Connections, NewApiKey, Webhook};
use leptos::server;

use crate::ApiError;

/// A venue's keys and webhook.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`].
#[server(prefix = "/api", endpoint = "v1/venues/connections", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn of_venue(venue: VenueId) -> Result<Connections, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::connections::of_venue(&backend, &caller, venue).await?)
}

/// Makes a key; its secret is in this answer and nowhere else.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`].
/// [`ApiError::Connection`] for a name that cannot be, and for the eleventh key.
#[server(prefix = "/api", endpoint = "v1/venues/keys/make", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn make_key(venue: VenueId, name: String) -> Result<NewApiKey, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::connections::make_key(&backend, &caller, venue, &name).await?)
}

/// Revokes a key; calls with it fail at once.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`].
#[server(prefix = "/api", endpoint = "v1/venues/keys/revoke", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn revoke_key(venue: VenueId, key: ApiKeyId) -> Result<(), ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::connections::revoke_key(&backend, &caller, venue, key).await?)
}

/// Has check-ins told to `url` from now on, in place of one before.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`].
/// [`ApiError::Connection`] for an address that is not https and public.
#[server(prefix = "/api", endpoint = "v1/venues/webhook/set", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn set_webhook(venue: VenueId, url: String) -> Result<Webhook, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::connections::set_webhook(&backend, &caller, venue, &url).await?)
}

/// Tells nobody any more.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`].
#[server(prefix = "/api", endpoint = "v1/venues/webhook/remove", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn remove_webhook(venue: VenueId) -> Result<(), ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::connections::remove_webhook(&backend, &caller, venue).await?)
}
