//! What is written about the server's work: to standard error, as text or JSON.
//! Never a phone number, an OTP, a token, an address of the network, or any
//! part of a request that its sender chose.

use std::io::IsTerminal as _;
use std::panic::PanicHookInfo;
use std::time::Instant;

use axum::body::Body;
use axum::http::{Request, Response};
use axum::middleware::Next;
use tracing::Level;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, fmt};

use crate::config::LogForm;
use crate::{client, contract};

/// Starts logging. Other crates may warn but not chat: what they would say is
/// not ours to promise.
pub(crate) fn start(form: LogForm) {
    let filter = Targets::new()
        .with_default(LevelFilter::WARN)
        .with_targets([
            ("luuvet", Level::INFO),
            ("api", Level::INFO),
            ("backend", Level::INFO),
        ]);
    let lines = fmt::layer().with_writer(std::io::stderr);
    let lines = match form {
        LogForm::Text => lines.with_ansi(std::io::stderr().is_terminal()).boxed(),
        LogForm::Json => lines
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .with_span_list(false)
            .boxed(),
    };
    tracing_subscriber::registry()
        .with(lines.with_filter(filter))
        .init();
    std::panic::set_hook(Box::new(panicked));
}

/// Writes one line for each request.
pub(crate) async fn request(request: Request<Body>, next: Next) -> Response<Body> {
    let started = Instant::now();
    let method = known_method(request.method().as_str());
    let route = route(request.uri().path());
    let answer = next.run(request).await;
    let (status, ms) = (
        answer.status().as_u16(),
        started.elapsed().as_secs_f64() * 1_000.0,
    );
    let ms = (ms * 10.0).round() / 10.0;
    if route == "/healthz" && status == 200 {
        tracing::debug!(method, route, status, ms, "answered");
    } else {
        tracing::info!(method, route, status, ms, "answered");
    }
    answer
}

/// The address as this program wrote it, not as the browser did.
fn route(path: &str) -> &'static str {
    match contract::function(path) {
        Some((function, _)) => function,
        None if path == "/healthz" => "/healthz",
        None if path == "/api" || path.starts_with("/api/") => "unknown function",
        None => client::logged_path(path),
    }
}

/// A method may be any word, too.
fn known_method(method: &str) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"];
    KNOWN
        .into_iter()
        .find(|known| *known == method)
        .unwrap_or("other")
}

/// Where it happened, and why only if that was written into the program: a text
/// made up at the time may hold anything.
fn panicked(panic: &PanicHookInfo<'_>) {
    let place = panic
        .location()
        .map(|place| format!("{}:{}", place.file(), place.line()))
        .unwrap_or_default();
    let reason = panic
        .payload()
        .downcast_ref::<&'static str>()
        .copied()
        .unwrap_or("not said");
    tracing::error!(place, reason, "panicked");
}
