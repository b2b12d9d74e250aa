//! The API for other systems (R19): a venue's check-ins as pages and as a
//! stream, let in by a key. `openapi.json` says the same for those who write a
//! client; a test holds it against what is answered.

use std::convert::Infallible;
use std::net::SocketAddr;

use api::ApiError;
use axum::Json;
use axum::body::Body;
use axum::extract::{ConnectInfo, Query, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response};
use axum::response::IntoResponse as _;
use axum::response::sse::{Event, KeepAlive, Sse};
use backend::feed::{self, System};
use backend::live::Arrivals;
use domain::owner::event::ApiCall;
use futures_util::{StreamExt as _, stream};
use serde::Deserialize;

use crate::site::Site;
use crate::{answer, caller, live};

const OPENAPI: &str = include_str!("openapi.json");
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// Check-ins of a page, when the caller does not say.
const PAGE: usize = 100;

/// What may stand behind the `?`.
#[derive(Deserialize)]
pub(crate) struct Asked {
    after: Option<String>,
    limit: Option<usize>,
}

/// `GET /api/v1/openapi.json`
pub(crate) async fn openapi() -> Response<Body> {
    let mut answer = Response::new(Body::from(OPENAPI));
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    answer
}

/// `GET /api/v1/venue/check_ins`
pub(crate) async fn check_ins(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    asked: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
    headers: HeaderMap,
) -> Response<Body> {
    let Ok(Query(asked)) = asked else {
        return answer::error(&ApiError::NotUnderstood);
    };
    let page = async {
        let system = open(&site, peer, &headers, ApiCall::List).await?;
        let most = asked.limit.unwrap_or(PAGE);
        let after = asked.after.as_deref();
        Ok(system.page(&site.backend, after, most).await?)
    };
    match page.await {
        Ok(page) => {
            let mut answer = Json(page).into_response();
            answer
                .headers_mut()
                .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            answer
        }
        Err(error) => refused(&error),
    }
}

/// `GET /api/v1/venue/check_ins/stream`: server-sent events, each with its cursor
/// as id, so that a client which reconnects misses none.
pub(crate) async fn stream(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    asked: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
    headers: HeaderMap,
) -> Response<Body> {
    let Ok(Query(asked)) = asked else {
        return answer::error(&ApiError::NotUnderstood);
    };
    let last = headers
        .get(LAST_EVENT_ID)
        .and_then(|value| value.to_str().ok());
    let after = last.map(str::to_owned).or(asked.after);
    let begun = async {
        let system = open(&site, peer, &headers, ApiCall::Stream).await?;
        let arrivals = Arrivals::of(&site.backend, &system)?;
        // A cursor that is none of ours is refused before the stream begins.
        system.page(&site.backend, after.as_deref(), 1).await?;
        Ok((system, arrivals))
    };
    let (system, arrivals) = match begun.await {
        Ok(begun) => begun,
        Err(error) => return refused(&error),
    };
    let listener = Listener {
        site,
        system,
        arrivals,
        after,
    };
    let events = stream::unfold(listener, |mut listener| async {
        let events = listener.next().await?;
        Some((stream::iter(events), listener))
    })
    .flatten();
    Sse::new(events)
        .keep_alive(KeepAlive::new().interval(live::KEEP_ALIVE))
        .into_response()
}

struct Listener {
    site: Site,
    system: System,
    arrivals: Arrivals,
    after: Option<String>,
}

impl Listener {
    /// What arrived, as soon as something did; `None` ends the stream: the key was
    /// revoked, or the server stops.
    async fn next(&mut self) -> Option<Vec<Result<Event, Infallible>>> {
        let mut stopping = self.site.stopping.clone();
        loop {
            let after = self.after.as_deref();
            let page = self
                .system
                .page(&self.site.backend, after, PAGE)
                .await
                .ok()?;
            self.after = Some(page.next);
            if !page.check_ins.is_empty() {
                let event = |entry: &feed::Entry| {
                    let event = Event::default().event("check_in").id(&entry.cursor);
                    event.json_data(entry).ok().map(Ok)
                };
                return page.check_ins.iter().map(event).collect();
            }
            tokio::select! {
                goes_on = self.arrivals.next() => if !goes_on { return None },
                _ = stopping.wait_for(|stopping| *stopping) => return None,
            }
        }
    }
}

async fn open(
    site: &Site,
    peer: SocketAddr,
    headers: &HeaderMap,
    call: ApiCall,
) -> Result<System, ApiError> {
    let secret = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, secret)| secret.trim())
        .ok_or(ApiError::SignInAgain)?;
    let ip = caller::address(peer.ip(), headers, &site.trusted_proxies);
    Ok(feed::open(&site.backend, secret, ip, call).await?)
}

fn refused(error: &ApiError) -> Response<Body> {
    let mut answer = answer::error(error);
    if *error == ApiError::SignInAgain {
        answer
            .headers_mut()
            .insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    answer
}
