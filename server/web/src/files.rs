//! Files to download: asked for by POST, like everything that leaves a row in a
//! venue's history; a file goes out while it is being made.

use std::net::SocketAddr;

use api::ApiError;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use backend::caller::Caller;
use backend::files::{self, Download, Size};
use domain::json::{self, Read};

use crate::site::Site;
use crate::{answer, caller, functions, limits};

/// About how many bytes will come, for a progress bar.
const ESTIMATE: HeaderName = HeaderName::from_static("x-estimated-bytes");

/// `POST /api/v1/files/posters`
pub(crate) async fn posters(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request<Body>,
) -> Response<Body> {
    let begun = async {
        let (caller, wanted) = read(&site, peer, request).await?;
        let posters = files::posters(&site.backend, &caller, wanted).await;
        posters.map(Download::Posters).map_err(refusal)
    };
    streamed(begun.await).await
}

/// `POST /api/v1/files/scan_history`
pub(crate) async fn scan_history(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request<Body>,
) -> Response<Body> {
    let begun = async {
        let (caller, wanted) = read(&site, peer, request).await?;
        let table = files::scan_history(&site.backend, &caller, wanted).await;
        table.map(Download::Table).map_err(refusal)
    };
    streamed(begun.await).await
}

/// `POST /api/v1/files/venue_events`
pub(crate) async fn venue_events(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request<Body>,
) -> Response<Body> {
    let begun = async {
        let (caller, wanted) = read(&site, peer, request).await?;
        let table = files::venue_events(&site.backend, &caller, wanted).await;
        table.map(Download::Table).map_err(refusal)
    };
    streamed(begun.await).await
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

/// Sends a file while it is being made.
async fn streamed(begun: Result<Download, Refusal>) -> Response<Body> {
    let mut file = match begun {
        Ok(file) => file,
        Err(refusal) => return *refusal,
    };
    // The first piece before the answer's head: a failure can still be told.
    let first = match file.next().await {
        Ok(first) => first.unwrap_or_default(),
        Err(error) => return answer::error(&error.into()),
    };
    let (name, content_type, size) = (file.name().to_owned(), file.content_type(), file.size());
    let rest = futures_util::stream::unfold(file, |mut file| async {
        // An error cuts the file off, which the browser tells as a failure.
        let piece = file.next().await.transpose()?.map(Bytes::from);
        Some((piece, file))
    });
    let first = futures_util::stream::once(async { Ok(Bytes::from(first)) });
    let pieces = futures_util::StreamExt::chain(first, rest);
    let mut answer = download(&name, content_type, Body::from_stream(pieces));
    let (header, bytes) = match size {
        Size::Exact(bytes) => (CONTENT_LENGTH, HeaderValue::from(bytes)),
        Size::About(bytes) => (ESTIMATE, HeaderValue::from(bytes)),
    };
    answer.headers_mut().insert(header, bytes);
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
