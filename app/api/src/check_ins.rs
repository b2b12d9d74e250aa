//! Phones report, owners read.

use domain::batch::{Batch, BatchReceipt};
use domain::history::{HistoryFilter, HistoryPage};
use leptos::server;

use crate::ApiError;

/// Takes a phone's records; each gets its own receipt, written after the commit.
/// A malformed record costs only itself.
///
/// # Errors
/// [`ApiError::BadSignature`], [`ApiError::TooLarge`] (more than 200 records),
/// [`ApiError::SignInAgain`] (the phone was signed out from elsewhere),
/// [`ApiError::Busy`], [`ApiError::NotUnderstood`].
// `Send` would hide the trait of that name.
#[server(name = SendBatch, prefix = "/api", endpoint = "v1/check_ins", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn send(batch: Batch) -> Result<BatchReceipt, ApiError> {
    let backend = leptos::prelude::expect_context::<backend::Backend>();
    Ok(backend::check_ins::record(&backend, batch, backend::clock::now()).await?)
}

/// The scan history of the caller's venues, fifty rows a page.
///
/// # Errors
/// [`ApiError::SignInAgain`]; [`ApiError::NotFound`] for a venue of somebody else.
#[server(prefix = "/api", endpoint = "v1/scan_history", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn history(filter: HistoryFilter) -> Result<HistoryPage, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::history::page(&backend, &caller, filter).await?)
}
