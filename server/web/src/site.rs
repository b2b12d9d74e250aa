//! What every part of the HTTP side knows about the site it serves.

use std::sync::Arc;

use axum::http::HeaderValue;
use backend::Backend;
use ipnet::IpNet;
use tokio::sync::{Semaphore, watch};

use crate::config::Origin;

/// The served site; cheap to clone.
#[derive(Clone)]
pub(crate) struct Site(Arc<Parts>);

pub(crate) struct Parts {
    pub(crate) backend: Backend,
    /// Addresses under which phones reach the site.
    pub(crate) origins: Vec<Origin>,
    /// Whether browsers talk TLS to this process itself.
    pub(crate) has_tls: bool,
    /// Whether browsers may be told to never come without TLS again.
    pub(crate) is_strictly_https: bool,
    pub(crate) trusted_proxies: Vec<IpNet>,
    pub(crate) content_policy: HeaderValue,
    /// One for each request that the API works on at once.
    pub(crate) turns: Semaphore,
    /// Becomes true when the server is to stop: what listens for ever then ends.
    pub(crate) stopping: watch::Receiver<bool>,
}

impl Site {
    pub(crate) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Parts {
    /// How a browser that talks to this process itself does so.
    pub(crate) fn scheme(&self) -> &'static str {
        if self.has_tls { "https" } else { "http" }
    }
}

impl std::ops::Deref for Site {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
