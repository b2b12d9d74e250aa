//! Refuses what another site makes a browser send with our cookie. Leptos has
//! no check of its own; the cookie's SameSite is only the second line.

use api::ApiError;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, Method, Request, Response, StatusCode};
use axum::middleware::Next;

use crate::answer;
use crate::site::Site;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Lets reading through, and writing only from this site itself.
pub(crate) async fn only(
    State(site): State<Site>,
    request: Request<Body>,
    next: Next,
) -> Response<Body> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    // Over HTTP/2 the host is part of the address, not a header.
    let host = request
        .uri()
        .authority()
        .map(|host| host.as_str().to_owned())
        .or_else(|| one(request.headers(), HOST));
    if reads || is_same(&site, host.as_deref(), request.headers()) {
        next.run(request).await
    } else {
        answer::error_as(StatusCode::FORBIDDEN, &ApiError::NotUnderstood)
    }
}

/// Each of the two headers, if it is there, must name this site, and one must be there.
fn is_same(site: &Site, host: Option<&str>, headers: &HeaderMap) -> bool {
    let origin = headers.contains_key(ORIGIN).then(|| {
        one(headers, ORIGIN).is_some_and(|origin| {
            let own = host.map(|host| format!("{}://{}", site.scheme(), host.to_ascii_lowercase()));
            own.as_deref() == Some(origin.as_str())
                || site.origins.iter().any(|site| site.as_str() == origin)
        })
    });
    let fetch_site = headers
        .contains_key(&SEC_FETCH_SITE)
        .then(|| one(headers, SEC_FETCH_SITE).is_some_and(|value| value == "same-origin"));
    match (origin, fetch_site) {
        (None, None) => false,
        (origin, fetch_site) => origin.unwrap_or(true) && fetch_site.unwrap_or(true),
    }
}

/// The value of a header that is there exactly once.
fn one(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok().map(str::to_owned),
        _ => None,
    }
}
