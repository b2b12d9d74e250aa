//! The city's lists for those who show and scan personal codes: public, the
//! same for everybody, signed by an issuing key.

use domain::code::signed_text::SignedText;
use leptos::server;

use crate::ApiError;

/// The outbreak areas of today and of the last three weeks.
///
/// # Errors
/// Only when the server fails or is not reached.
#[server(prefix = "/api", endpoint = "v1/outbreaks", input = server_fn::codec::GetUrl, output = server_fn::codec::Json)]
pub async fn outbreaks() -> Result<SignedText, ApiError> {
    let backend = leptos::prelude::expect_context::<backend::Backend>();
    Ok(backend::lists::outbreaks(&backend).await?)
}

/// The credentials that no longer count although their time is not over.
///
/// # Errors
/// Only when the server fails or is not reached.
#[server(prefix = "/api", endpoint = "v1/revoked", input = server_fn::codec::GetUrl, output = server_fn::codec::Json)]
pub async fn revoked() -> Result<SignedText, ApiError> {
    let backend = leptos::prelude::expect_context::<backend::Backend>();
    Ok(backend::lists::revoked(&backend).await?)
}

/// Whose certificates are believed.
///
/// # Errors
/// Only when the server fails or is not reached.
#[server(prefix = "/api", endpoint = "v1/trust_list", input = server_fn::codec::GetUrl, output = server_fn::codec::Json)]
pub async fn trust_list() -> Result<SignedText, ApiError> {
    let backend = leptos::prelude::expect_context::<backend::Backend>();
    Ok(backend::lists::trust_list(&backend).await?)
}
