//! The one place where an [`ApiError`] becomes an HTTP answer: its status, its
//! `Retry-After`, its JSON.

use api::ApiError;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, Response, StatusCode};
use http_body_util::{BodyExt as _, Limited};

/// Larger than the JSON of any [`ApiError`].
const MAX_ERROR_BYTES: usize = 16 * 1_024;

/// The answer for an error, with the status that it travels with.
pub(crate) fn error(error: &ApiError) -> Response<Body> {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    error_as(status, error)
}

/// The answer for an error that HTTP has a more exact status for.
pub(crate) fn error_as(status: StatusCode, error: &ApiError) -> Response<Body> {
    let mut answer = Response::new(Body::from(serde_json::to_vec(error).unwrap_or_default()));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let ApiError::TooManyCodes { wait_seconds }
    | ApiError::TooManyCalls { wait_seconds }
    | ApiError::Busy { wait_seconds } = error
    {
        headers.insert(RETRY_AFTER, HeaderValue::from(*wait_seconds));
    }
    answer
}

/// A server function answers every error with 500; this gives each its status.
pub(crate) async fn with_status(answer: Response<Body>) -> Response<Body> {
    if !answer.status().is_server_error() {
        return answer;
    }
    let body = Limited::new(answer.into_body(), MAX_ERROR_BYTES)
        .collect()
        .await;
    let understood = body
        .ok()
        .and_then(|body| serde_json::from_slice::<ApiError>(&body.to_bytes()).ok());
    error(&understood.unwrap_or(ApiError::Internal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_that_says_to_wait_says_so_to_proxies_too() {
        let wait_seconds = 7;
        for (said, status) in [
            (ApiError::Busy { wait_seconds }, 503),
            (ApiError::TooManyCodes { wait_seconds }, 429),
            (ApiError::TooManyCalls { wait_seconds }, 429),
        ] {
            let answer = error(&said);
            assert_eq!(answer.status(), status);
            assert_eq!(answer.headers()[RETRY_AFTER], "7");
        }
    }

    #[tokio::test]
    async fn what_a_server_function_calls_an_error_gets_its_own_status() {
        let failed = |body: &'static str| {
            let mut answer = Response::new(Body::from(body));
            *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            with_status(answer)
        };
        assert_eq!(failed(r#"{"error":"sign_in_again"}"#).await.status(), 401);
        assert_eq!(
            failed(r#"{"error":"wrong_code","tries_left":3}"#)
                .await
                .status(),
            422
        );
        assert_eq!(failed("a stack trace").await.status(), 500);
    }
}
