//! Every address of the site, and what each request passes on its way, from
//! the outside in.

use std::any::Any;

use api::ApiError;
use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get, post};
use axum::{Router, middleware};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::SizeAbove;

use crate::site::Site;
use crate::{answer, client, files, functions, headers, live, logs, same_origin, systems};

/// Shorter answers than this, in bytes, fit one packet anyway.
const WORTH_COMPRESSING: u16 = 860;

/// The whole site.
pub(crate) fn router(site: Site) -> Router {
    // Only here: the client's files are compressed already.
    let compress = CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(WORTH_COMPRESSING));
    let api = Router::new()
        .route("/api", any(functions::unknown))
        .route("/api/", any(functions::unknown))
        .route("/api/{*function}", any(functions::call))
        .route("/api/v1/openapi.json", get(systems::openapi))
        .route("/api/v1/venue/check_ins", get(systems::check_ins))
        .layer(compress);
    // Not compressed: a compressor holds back what should arrive at once, and
    // files that are worth it are compressed in themselves.
    let streams = Router::new()
        .route("/api/v1/files/posters", post(files::posters))
        .route("/api/v1/files/scan_history", post(files::scan_history))
        .route("/api/v1/files/venue_events", post(files::venue_events))
        .route("/api/v1/live", get(live::counts))
        .route("/api/v1/venue/check_ins/stream", get(systems::stream));

    Router::new()
        .route("/healthz", get(health))
        .merge(api)
        .merge(streams)
        .fallback(client::serve)
        .layer(from_fn_with_state(site.clone(), same_origin::only))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(site.clone(), headers::add))
        .layer(middleware::from_fn(logs::request))
        .with_state(site)
}

/// Whether the server can do its work: it can when the database answers.
async fn health(State(site): State<Site>) -> (StatusCode, &'static str) {
    match site.backend.ready().await {
        Ok(()) => (StatusCode::OK, "ok"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database does not answer",
            )
        }
    }
}

/// The panic was logged where it happened; the server goes on.
fn panicked(_: Box<dyn Any + Send>) -> Response<Body> {
    answer::error(&ApiError::Internal)
}
