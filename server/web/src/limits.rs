//! How much one request may ask for, and how many at once.

use std::time::Duration;

use api::ApiError;
use axum::body::{Body, Bytes, HttpBody as _};
use axum::http::{Response, StatusCode};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::answer;

/// Largest body of a request, in bytes: 200 records of the largest size fit.
pub(crate) const MAX_BODY: usize = 1_024 * 1_024;
/// Requests that the API works on at once.
pub(crate) const MAX_TURNS: usize = 512;
/// How long a body may take to arrive: a batch takes seconds even over 2G.
const BODY_TIME: Duration = Duration::from_secs(30);
/// How long a server function may take.
pub(crate) const WORK_TIME: Duration = Duration::from_secs(30);
/// Most connections at once, if the operating system gives that many.
const MAX_CONNECTIONS: u64 = 10_000;
/// Open files that are not connections: the database, logs, what resolves names.
const OTHER_FILES: u64 = 128;

/// Reads a whole body, or gives the answer that refuses it.
pub(crate) async fn read_body(body: Body) -> Result<Bytes, Response<Body>> {
    // A body that says to be too large is not even begun.
    if body.size_hint().lower() > MAX_BODY as u64 {
        return Err(answer::error(&ApiError::TooLarge));
    }
    match tokio::time::timeout(BODY_TIME, Limited::new(body, MAX_BODY).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(answer::error(&ApiError::TooLarge)),
        // It ended early.
        Ok(Err(_)) => Err(answer::error(&ApiError::NotUnderstood)),
        Err(_) => Err(answer::error_as(
            StatusCode::REQUEST_TIMEOUT,
            &ApiError::Busy { wait_seconds: 1 },
        )),
    }
}

/// Raises the limit of open files as far as it goes; returns how many
/// connections fit under it.
pub(crate) fn connections() -> usize {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let wanted = MAX_CONNECTIONS + OTHER_FILES;
    let wanted = maximum.map_or(wanted, |maximum| maximum.min(wanted));
    let current = match current {
        Some(current) if current < wanted => {
            let raised = setrlimit(
                Resource::Nofile,
                Rlimit {
                    current: Some(wanted),
                    maximum,
                },
            );
            if raised.is_ok() { wanted } else { current }
        }
        _ => wanted,
    };
    usize::try_from(current.saturating_sub(OTHER_FILES))
        .unwrap_or(usize::MAX)
        .max(64)
}
