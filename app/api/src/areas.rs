//! Wards to choose from.

use domain::area::Ward;
use leptos::server;

use crate::ApiError;

/// Today's wards and communes, sorted as Vietnamese sorts them.
///
/// # Errors
/// Only when the server fails or is not reached.
#[server(prefix = "/api", endpoint = "v1/wards", input = server_fn::codec::GetUrl, output = server_fn::codec::Json)]
pub async fn wards() -> Result<Vec<Ward>, ApiError> {
    let backend = leptos::prelude::expect_context::<backend::Backend>();
    Ok(backend::areas::wards(&backend, backend::clock::now()).await?)
}
