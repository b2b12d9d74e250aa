//! A venue's own history.

use domain::ids::VenueId;
use domain::owner::event::EventPage;
use leptos::server;

use crate::ApiError;

/// Who did what with the venue, newest first: rows before number `before`, or
/// the newest.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`].
#[server(prefix = "/api", endpoint = "v1/venues/events", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn page(venue: VenueId, before: Option<u64>) -> Result<EventPage, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::events::page(&backend, &caller, venue, before).await?)
}
