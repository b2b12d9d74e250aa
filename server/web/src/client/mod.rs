//! The built client, held in the binary and sent in the smallest form that the
//! browser takes. Knows no API and no caller.

mod encoding;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};

use encoding::{Encoding, choose};

mod embedded {
    use super::File;

    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

/// A file of the client, as a browser asks for it.
struct File {
    path: &'static str,
    content_type: &'static str,
    /// Of its content, in hexadecimal digits.
    hash: &'static str,
    plain: &'static [u8],
    br: Option<&'static [u8]>,
    gz: Option<&'static [u8]>,
}

/// What to say in place of a client that was not built.
const NOT_BUILT: &str = include_str!("not_built.html");

/// The hashes of the client's inline scripts, for the policy.
pub(crate) fn script_hashes() -> &'static [&'static str] {
    embedded::SCRIPT_HASHES
}

/// The client's version; `None` when it was not built.
pub(crate) fn version() -> Option<&'static str> {
    embedded::VERSION
}

/// Answers with a file, with the app for a page of its own, or with 404.
pub(crate) async fn serve(request: Request<Body>) -> Response<Body> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return with_status(
            StatusCode::METHOD_NOT_ALLOWED,
            &[(ALLOW.as_str(), "GET, HEAD")],
        );
    }
    let path = request.uri().path();
    match find(path).or_else(|| is_page(path).then(|| find("/index.html")).flatten()) {
        Some(file) => send(file, request.headers()),
        None if embedded::FILES.is_empty() && is_page(path) => not_built(),
        None => with_status(StatusCode::NOT_FOUND, &[]),
    }
}

/// The path as far as a log may know it: that of a file, or that it was a page.
pub(crate) fn logged_path(path: &str) -> &'static str {
    match find(path) {
        Some(file) => file.path,
        None if is_page(path) => "page",
        None => "unknown",
    }
}

fn find(path: &str) -> Option<&'static File> {
    embedded::FILES.iter().find(|file| file.path == path)
}

/// Pages are the app's own business, files are not: they have a dot.
fn is_page(path: &str) -> bool {
    !path.rsplit('/').next().unwrap_or_default().contains('.')
}

fn send(file: &'static File, asked: &HeaderMap) -> Response<Body> {
    let accepted = asked
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    let (encoding, bytes) = match choose(accepted, file.br.is_some(), file.gz.is_some()) {
        Some(Encoding::Brotli) => (Some("br"), file.br.unwrap_or(file.plain)),
        Some(Encoding::Gzip) => (Some("gzip"), file.gz.unwrap_or(file.plain)),
        None => (None, file.plain),
    };
    // Each form is another sequence of bytes, so each has a tag of its own.
    let tag = format!(
        "\"{}{}\"",
        file.hash,
        encoding.map_or(String::new(), |name| format!("-{name}"))
    );
    let is_known = asked
        .get_all(IF_NONE_MATCH)
        .iter()
        .any(|value| names(value, &tag));

    let mut answer = Response::new(if is_known {
        Body::empty()
    } else {
        Body::from(bytes)
    });
    let headers = answer.headers_mut();
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    // Trunk's hash in a name is not that of the content, so nothing is immutable.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    if is_known {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        return answer;
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(file.content_type));
    if let Some(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    answer
}

/// Whether an If-None-Match names this tag (RFC 9110, section 13.1.2: compared weakly).
fn names(value: &HeaderValue, tag: &str) -> bool {
    value.to_str().is_ok_and(|list| {
        list.split(',')
            .map(str::trim)
            .any(|one| one == "*" || one.trim_start_matches("W/") == tag)
    })
}

fn not_built() -> Response<Body> {
    let mut answer = Response::new(Body::from(NOT_BUILT));
    answer.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    answer
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

fn with_status(status: StatusCode, headers: &[(&'static str, &'static str)]) -> Response<Body> {
    let mut answer = Response::new(Body::from(status.canonical_reason().unwrap_or_default()));
    *answer.status_mut() = status;
    answer.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/plain; charset=utf-8"),
    );
    for (name, value) in headers {
        answer
            .headers_mut()
            .insert(*name, HeaderValue::from_static(value));
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_found_in_a_list_weak_or_not() {
        let lists = [r#""a""#, r#"W/"a""#, r#""b", "a""#, "*"];
        assert!(
            lists
                .iter()
                .all(|list| names(&HeaderValue::from_static(list), "\"a\""))
        );
        assert!(!names(&HeaderValue::from_static(r#""aa""#), "\"a\""));
    }

    #[test]
    fn the_pages_of_the_app_are_told_from_files() {
        for page in ["/", "/v", "/venues/0198-x/posters", "/sign-in", "/a.b/c"] {
            assert!(is_page(page), "{page}");
        }
        for file in ["/sw.js", "/favicon.ico", "/.env", "/old-abc.wasm"] {
            assert!(!is_page(file), "{file}");
        }
    }
}
