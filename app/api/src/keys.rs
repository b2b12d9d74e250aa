//! The city's key list and the withdrawn posters: public, the same for everybody.

use domain::code::keys::SignedKeyList;
use domain::code::withdrawn::SignedWithdrawnPart;
use domain::time::Timestamp;
use leptos::server;
use serde::Serialize;

use crate::ApiError;

/// The key list, with the server's clock so that a phone can measure its own.
#[derive(Clone, Debug, Serialize)]
pub struct Keys {
    pub signed: SignedKeyList,
    pub server_time: Timestamp,
}

domain::read_fields!(Keys {
    signed,
    server_time
});

/// Which keys issue this city's codes.
///
/// # Errors
/// Only when the server fails or is not reached.
#[server(prefix = "/api", endpoint = "v1/keys", input = server_fn::codec::GetUrl, output = server_fn::codec::Json)]
pub async fn key_list() -> Result<Keys, ApiError> {
    let backend = leptos::prelude::expect_context::<backend::Backend>();
    Ok(Keys {
        signed: backend.keys.published(),
        server_time: backend::clock::now(),
    })
}

/// What was withdrawn since the first `after` entries of the log.
///
/// # Errors
/// Only when the server fails or is not reached.
#[server(prefix = "/api", endpoint = "v1/withdrawn", input = server_fn::codec::GetUrl, output = server_fn::codec::Json)]
pub async fn withdrawn(after: u64) -> Result<SignedWithdrawnPart, ApiError> {
    let backend = leptos::prelude::expect_context::<backend::Backend>();
    Ok(backend::withdrawn::part(&backend, after).await?)
}
