//! Registering venues and printing their posters.

use domain::ids::VenueId;
use domain::poster::VenuePosters;
use domain::venue::{PointKind, Venue, VenueDetails};
use leptos::server;

use crate::ApiError;

/// Registers a venue of the caller's, with a first point that fits its kind.
/// `request` is made on the phone once per form: sent again after a lost answer,
/// it gives the same venue.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::Venue`].
#[server(prefix = "/api", endpoint = "v1/venues/register", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn register(request: VenueId, details: VenueDetails) -> Result<Venue, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::venues::register(&backend, &caller, request, details).await?)
}

/// The caller's venues, by name.
///
/// # Errors
/// [`ApiError::SignInAgain`].
#[server(prefix = "/api", endpoint = "v1/venues", input = server_fn::codec::GetUrl, output = server_fn::codec::Json)]
pub async fn list() -> Result<Vec<Venue>, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::venues::list(&backend, &caller).await?)
}

/// Adds a point, which gets a poster of its own.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::Venue`].
#[server(prefix = "/api", endpoint = "v1/venues/points/add", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn add_points(venue: VenueId, points: Vec<PointKind>) -> Result<Venue, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::venues::add_points(&backend, &caller, venue, points).await?)
}

/// A venue's posters, signed for this site's address.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`].
#[server(prefix = "/api", endpoint = "v1/venues/posters", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn posters(venue: VenueId) -> Result<VenuePosters, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::posters::of_venue(&backend, &caller, venue).await?)
}
