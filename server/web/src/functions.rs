//! Calls the server functions of `api`: checks what HTTP can tell about a
//! request, brings the context, and gives the answer its form.

use std::net::SocketAddr;

use api::ApiError;
use api::server::SessionSlot;
use axum::body::Body;
use axum::extract::{ConnectInfo, State};
use axum::http::header::{ACCEPT, ALLOW, CACHE_CONTROL, CONTENT_TYPE, REFERER};
use axum::http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};
use axum::response::IntoResponse as _;
use leptos::prelude::provide_context;

use crate::site::Site;
use crate::{answer, caller, contract, limits};

/// The same for everybody, so a browser may keep them if it asks each time.
const PUBLIC: [&str; 6] = [
    "/api/v1/keys",
    "/api/v1/outbreaks",
    "/api/v1/revoked",
    "/api/v1/trust_list",
    "/api/v1/wards",
    "/api/v1/withdrawn",
];

/// Answers a request to `/api/…`.
pub(crate) async fn call(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request<Body>,
) -> Response<Body> {
    let Ok(_turn) = site.turns.try_acquire() else {
        return answer::error(&ApiError::Busy { wait_seconds: 2 });
    };
    let Some((path, method)) = contract::function(request.uri().path()) else {
        return answer::error(&ApiError::NotFound);
    };
    let request = match checked(request, method).await {
        Ok(request) => request,
        Err(refusal) => return refusal,
    };
    let work = run(&site, peer, request);
    let Ok(mut answer) = tokio::time::timeout(limits::WORK_TIME, work).await else {
        tracing::error!(path, "a server function took too long");
        return answer::error(&ApiError::Busy { wait_seconds: 5 });
    };
    let keep = if PUBLIC.contains(&path) && answer.status().is_success() {
        "no-cache"
    } else {
        "no-store"
    };
    answer
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    answer
}

/// Answers what is under `/api` but no server function.
pub(crate) async fn unknown() -> Response<Body> {
    answer::error(&ApiError::NotFound)
}

/// The request with its body read, or the answer that refuses it.
async fn checked(request: Request<Body>, method: &Method) -> Result<Request<Body>, Response<Body>> {
    let (mut head, body) = request.into_parts();
    if head.method == Method::HEAD {
        head.method = Method::GET;
    }
    if head.method != method {
        let mut refusal =
            answer::error_as(StatusCode::METHOD_NOT_ALLOWED, &ApiError::NotUnderstood);
        let allowed = if method == Method::GET {
            "GET, HEAD"
        } else {
            "POST"
        };
        refusal
            .headers_mut()
            .insert(ALLOW, HeaderValue::from_static(allowed));
        return Err(refusal);
    }
    // A form or plain text is what another site can make a browser send without asking.
    if method != Method::GET {
        check_json(&head.headers).map_err(|refusal| *refusal)?;
    }
    // With these, leptos answers as if to a form: with a redirect to the referer.
    head.headers.remove(ACCEPT);
    head.headers.remove(REFERER);
    let body = limits::read_body(body).await?;
    Ok(Request::from_parts(head, Body::from(body)))
}

/// Refuses a body that does not call itself JSON.
pub(crate) fn check_json(headers: &HeaderMap) -> Result<(), Box<Response<Body>>> {
    if is_json(headers) {
        return Ok(());
    }
    Err(Box::new(answer::error_as(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        &ApiError::NotUnderstood,
    )))
}

fn is_json(headers: &HeaderMap) -> bool {
    let value = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    value
        .split(';')
        .next()
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

async fn run(site: &Site, peer: SocketAddr, request: Request<Body>) -> Response<Body> {
    let caller = match caller::of(site, peer.ip(), request.headers()).await {
        Ok(caller) => caller,
        Err(error) => return answer::error(&error),
    };
    let (backend, slot) = (site.backend.clone(), SessionSlot::default());
    let context = {
        let slot = slot.clone();
        move || {
            provide_context(backend.clone());
            provide_context(caller.clone());
            provide_context(slot.clone());
        }
    };
    let answer = leptos_axum::handle_server_fns_with_context(context, request)
        .await
        .into_response();
    let mut answer = answer::with_status(answer).await;
    answer.headers_mut().extend(caller::set_cookie(&slot));
    answer
}
