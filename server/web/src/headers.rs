//! What every answer tells the browser not to do.

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, Request, Response};
use axum::middleware::Next;

use crate::client;
use crate::site::Site;

const FIXED: [(HeaderName, HeaderValue); 5] = [
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(self), geolocation=(), microphone=()"),
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

/// Adds the headers to every answer, errors included.
pub(crate) async fn add(
    State(site): State<Site>,
    request: Request<Body>,
    next: Next,
) -> Response<Body> {
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    headers.extend(FIXED);
    headers.insert(CONTENT_SECURITY_POLICY, site.content_policy.clone());
    if site.is_strictly_https {
        headers.insert(
            STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    answer
}

/// The policy for the embedded client: only what comes from here, and of inline
/// scripts only Trunk's own, named by its hash.
pub(crate) fn content_policy() -> HeaderValue {
    let hashes: String = client::script_hashes()
        .iter()
        .map(|hash| format!(" '{hash}'"))
        .collect();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; \
         img-src 'self' blob: data:; media-src 'self' blob: mediastream:; connect-src 'self'; \
         manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    // The build script let only base64 in, so it is a header's text; were it not, nothing may run.
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}
