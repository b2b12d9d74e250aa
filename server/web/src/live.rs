//! Server-sent events for pages that are open: a venue's count, each time that
//! somebody checks in there.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, Response};
use axum::response::IntoResponse as _;
use axum::response::sse::{Event, KeepAlive, Sse};
use backend::live;
use futures_util::stream;

use crate::site::Site;
use crate::{answer, caller};

/// Often enough that no proxy takes the silence for an end.
pub(crate) const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// `GET /api/v1/live`
pub(crate) async fn counts(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Response<Body> {
    let watch = match caller::of(&site, peer.ip(), &headers).await {
        Ok(caller) => live::watch(&site.backend, &caller),
        Err(error) => return answer::error(&error),
    };
    let watch = match watch {
        Ok(watch) => watch,
        Err(error) => return answer::error(&error.into()),
    };
    let stopping = site.stopping.clone();
    let events = stream::unfold((watch, stopping), |(mut watch, mut stopping)| async {
        let count = tokio::select! {
            count = watch.next() => count.ok().flatten()?,
            _ = stopping.wait_for(|stopping| *stopping) => return None,
        };
        let event = Event::default().json_data(count).ok()?;
        Some((Ok::<_, Infallible>(event), (watch, stopping)))
    });
    Sse::new(events)
        .keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
        .into_response()
}
