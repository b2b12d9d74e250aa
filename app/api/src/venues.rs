//! Registering venues, changing them, and printing their posters.

use domain::ids::VenueId;
use domain::owner::managed::ManagedVenue;
use domain::owner::statistics::Statistics;
use domain::poster::VenuePosters;
use domain::venue::{PointKind, PointNumber, Venue, VenueDetails};
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
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`], [`ApiError::Venue`].
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
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`].
#[server(prefix = "/api", endpoint = "v1/venues/posters", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn posters(venue: VenueId) -> Result<VenuePosters, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::posters::of_venue(&backend, &caller, venue).await?)
}

/// Every venue that the caller has a role in, by name; deleted ones last, while
/// they can be restored.
///
/// # Errors
/// [`ApiError::SignInAgain`].
#[server(prefix = "/api", endpoint = "v1/venues/mine", input = server_fn::codec::GetUrl, output = server_fn::codec::Json)]
pub async fn mine() -> Result<Vec<ManagedVenue>, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::venues::mine(&backend, &caller).await?)
}

/// One venue of the caller's.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`].
#[server(prefix = "/api", endpoint = "v1/venues/one", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn one(venue: VenueId) -> Result<ManagedVenue, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::venues::one(&backend, &caller, venue).await?)
}

/// Changes what was entered about a venue. Printed posters stay good.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`], [`ApiError::Venue`].
#[server(prefix = "/api", endpoint = "v1/venues/edit", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn edit(
    venue: VenueId,
    details: VenueDetails,
    began: Option<VenueDetails>,
) -> Result<Venue, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::venues::edit_since(&backend, &caller, venue, began, details).await?)
}

/// Withdraws the posters of a point that were issued so far, and issues a new one.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`].
#[server(prefix = "/api", endpoint = "v1/venues/posters/withdraw", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn withdraw_poster(venue: VenueId, point: PointNumber) -> Result<Venue, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::posters::withdraw(&backend, &caller, venue, point).await?)
}

/// Deletes a venue; what was recorded there stays for as long as records are kept.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`].
#[server(prefix = "/api", endpoint = "v1/venues/delete", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn delete(venue: VenueId) -> Result<(), ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::venues::delete(&backend, &caller, venue).await?)
}

/// Takes a deletion back, within seven days.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`].
#[server(prefix = "/api", endpoint = "v1/venues/restore", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn restore(venue: VenueId) -> Result<(), ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::venues::restore(&backend, &caller, venue).await?)
}

/// A venue's counts.
///
/// # Errors
/// [`ApiError::SignInAgain`], [`ApiError::NotFound`], [`ApiError::NotAllowed`].
#[server(name = SeeStatistics, prefix = "/api", endpoint = "v1/venues/statistics", input = server_fn::codec::Json, output = server_fn::codec::Json)]
pub async fn statistics(venue: VenueId) -> Result<Statistics, ApiError> {
    use leptos::prelude::expect_context;
    let (caller, backend) = (
        expect_context::<backend::caller::Caller>(),
        expect_context::<backend::Backend>(),
    );
    Ok(backend::statistics::of_venue(&backend, &caller, venue).await?)
}
