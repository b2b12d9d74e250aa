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
/// How much of a body that is too large is taken in all the same, in bytes: a
/// sender that is cut off while it still sends may never read why.
const MAX_REFUSED: usize = 8 * MAX_BODY;
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
    match tokio::time::timeout(BODY_TIME, within_limit(body)).await {
        Ok(Ok(body)) => Ok(body),
        Ok(Err(error)) => Err(answer::error(&error)),
        Err(_) => Err(answer::error_as(
            StatusCode::REQUEST_TIMEOUT,
            &ApiError::Busy { wait_seconds: 1 },
        )),
    }
}

async fn within_limit(mut body: Body) -> Result<Bytes, ApiError> {
    let at_least = body.size_hint().lower();
    if at_least > MAX_REFUSED as u64 {
        // Not even begun.
        return Err(ApiError::TooLarge);
    }
    if at_least <= MAX_BODY as u64 {
        match Limited::new(&mut body, MAX_BODY).collect().await {
            Ok(whole) => return Ok(whole.to_bytes()),
            Err(error) if error.is::<LengthLimitError>() => {}
            // It ended early.
            Err(_) => return Err(ApiError::NotUnderstood),
        }
    }
    let mut rest = Limited::new(body, MAX_REFUSED);
    while let Some(Ok(_)) = rest.frame().await {}
    Err(ApiError::TooLarge)
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
