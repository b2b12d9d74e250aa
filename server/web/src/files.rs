//! Files to download: asked for by POST, like everything that leaves a row in a
//! venue's history; a table goes out while it is being written.

use std::net::SocketAddr;

use api::ApiError;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use backend::Backend;
use backend::caller::Caller;
use backend::files::{self, Table};
use domain::json::{self, Read};

use crate::site::Site;
use crate::{answer, caller, functions, limits};

/// About how many bytes will come, for a progress bar.
const ESTIMATE: HeaderName = HeaderName::from_static("x-estimated-bytes");
/// Files that are made at once; each keeps a processor busy.
pub(crate) const MAX_FILES: usize = 4;
/// When somebody comes back for whom there was no place.
const COME_BACK_SECONDS: u32 = 5;

/// `POST /api/v1/files/posters`
pub(crate) async fn posters(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request<Body>,
) -> Response<Body> {
    let Ok(_place) = site.files.try_acquire() else {
        return busy();
    };
    let made = async {
        let (caller, wanted) = read(&site, peer, request).await?;
        files::posters(&site.backend, &caller, wanted)
            .await
            .map_err(refusal)
    };
    match made.await {
        Ok(file) => {
            let length = file.bytes.len();
            let mut answer = download(&file.name, file.content_type, Body::from(file.bytes));
            answer
                .headers_mut()
                .insert(CONTENT_LENGTH, HeaderValue::from(length));
            answer
        }
        Err(refusal) => *refusal,
    }
}

/// `POST /api/v1/files/scan_history`
pub(crate) async fn scan_history(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request<Body>,
) -> Response<Body> {
    streamed(&site, peer, request, files::scan_history).await
}

/// `POST /api/v1/files/venue_events`
pub(crate) async fn venue_events(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request<Body>,
) -> Response<Body> {
    streamed(&site, peer, request, files::venue_events).await
}

type Refusal = Box<Response<Body>>;

/// Who asks, and for what.
async fn read<T: Read>(
    site: &Site,
    peer: SocketAddr,
    request: Request<Body>,
) -> Result<(Caller, T), Refusal> {
    let (head, body) = request.into_parts();
    functions::check_json(&head.headers)?;
    let body = limits::read_body(body).await.map_err(Box::new)?;
    let wanted = std::str::from_utf8(&body).ok().and_then(json::read);
    let wanted = wanted.ok_or_else(|| Box::new(answer::error(&ApiError::NotUnderstood)))?;
    let caller = caller::of(site, peer.ip(), &head.headers)
        .await
        .map_err(|error| Box::new(answer::error(&error)))?;
    Ok((caller, wanted))
}

fn refusal(error: backend::Error) -> Refusal {
    Box::new(answer::error(&error.into()))
}

/// Sends a table while it is being written.
async fn streamed<T: Read>(
    site: &Site,
    peer: SocketAddr,
    request: Request<Body>,
    begin: impl AsyncFnOnce(&Backend, &Caller, T) -> Result<Table, backend::Error>,
) -> Response<Body> {
    let Ok(place) = site.files.clone().try_acquire_owned() else {
        return busy();
    };
    let begun = async {
        let (caller, wanted) = read(site, peer, request).await?;
        begin(&site.backend, &caller, wanted).await.map_err(refusal)
    };
    let mut table = match begun.await {
        Ok(table) => table,
        Err(refusal) => return *refusal,
    };
    // The first piece before the answer's head: a failure can still be told.
    let first = match table.next().await {
        Ok(first) => first.unwrap_or_default(),
        Err(error) => return answer::error(&error.into()),
    };
    let estimate = table.estimated_bytes();
    let (name, content_type) = (table.name.clone(), table.content_type);
    let rest = futures_util::stream::unfold((table, place), |(mut table, place)| async {
        // An error cuts the file off, which the browser tells as a failure.
        let piece = table.next().await.transpose()?.map(Bytes::from);
        Some((piece, (table, place)))
    });
    let first = futures_util::stream::once(async { Ok(Bytes::from(first)) });
    let pieces = futures_util::StreamExt::chain(first, rest);
    let mut answer = download(&name, content_type, Body::from_stream(pieces));
    answer
        .headers_mut()
        .insert(ESTIMATE, HeaderValue::from(estimate));
    answer
}

fn download(name: &str, content_type: &'static str, body: Body) -> Response<Body> {
    let mut answer = Response::new(body);
    let headers: &mut HeaderMap = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Names are ours and hold letters, digits, dots and dashes only.
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    answer
}

fn busy() -> Response<Body> {
    answer::error(&ApiError::Busy {
        wait_seconds: COME_BACK_SECONDS,
    })
}
