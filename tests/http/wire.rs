//! HTTP without a browser: requests as the app makes them, and as anybody else
//! can. Keeps no connection, so that none outlives a killed server.

use std::time::Duration;

use serde::Serialize;
use serde_json::Value;
use tests::server::Server;
use ureq::config::IpFamily;
use ureq::http::{HeaderMap, Method, Request, request};
use ureq::tls::TlsConfig;
use ureq::{Agent, AsSendBody};

/// Longer than the server may take for anything.
const PATIENCE: Duration = Duration::from_secs(60);

/// A way to one site, with or without a session.
#[derive(Clone)]
pub(crate) struct Wire {
    agent: Agent,
    pub(crate) origin: String,
    pub(crate) cookie: Option<String>,
}

/// An answer, whatever its status.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Wire {
    pub(crate) fn to(server: &Server) -> Self {
        Self::to_origin(&server.origin())
    }

    pub(crate) fn to_origin(origin: &str) -> Self {
        // Nobody vouches for a certificate that the server made itself.
        let tls = TlsConfig::builder().disable_verification(true).build();
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_idle_connections(0)
            .ip_family(IpFamily::Ipv4Only)
            .tls_config(tls)
            .timeout_global(Some(PATIENCE))
            .accept_encoding(ureq::config::AutoHeaderValue::None)
            .build()
            .into();
        Self {
            agent,
            origin: origin.to_owned(),
            cookie: None,
        }
    }

    /// A request with nothing in it but the session.
    pub(crate) fn request(&self, method: Method, path: &str) -> request::Builder {
        let builder = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.origin));
        match &self.cookie {
            Some(cookie) => builder.header("cookie", cookie),
            None => builder,
        }
    }

    /// A POST as the app on this very site makes it.
    pub(crate) fn as_app(&self, path: &str) -> request::Builder {
        self.request(Method::POST, path)
            .header("origin", &self.origin)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/json")
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.send_empty(self.request(Method::GET, path))
    }

    pub(crate) fn post(&self, path: &str, body: &impl Serialize) -> Reply {
        self.send(self.as_app(path), json(body))
    }

    /// The same; `None` when no whole answer came back.
    pub(crate) fn try_post(&self, path: &str, body: &impl Serialize) -> Option<Reply> {
        let request = self.as_app(path).body(json(body)).expect("a request");
        self.agent.run(request).ok().and_then(read)
    }

    pub(crate) fn send(&self, request: request::Builder, body: impl Into<Vec<u8>>) -> Reply {
        self.send_body(request, body.into())
    }

    pub(crate) fn send_empty(&self, request: request::Builder) -> Reply {
        self.send_body(request, ())
    }

    pub(crate) fn send_body(&self, request: request::Builder, body: impl AsSendBody) -> Reply {
        let request = request.body(body).expect("a request");
        let reply = self.agent.run(request).expect("an answer");
        read(reply).expect("a whole answer")
    }
}

impl Reply {
    /// The value of a header that is there.
    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        let value = value.unwrap_or_else(|| panic!("no {name} in {:?}", self.headers));
        value.to_str().expect("text")
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("{} is no JSON: {}", self.status, self.text()))
    }

    /// The name of the error that it tells.
    pub(crate) fn error(&self) -> String {
        let json = self.json();
        let error = json["error"].as_str();
        error
            .unwrap_or_else(|| panic!("no error: {json}"))
            .to_owned()
    }

    /// What was asked for, with status 200.
    pub(crate) fn expect<T: serde::de::DeserializeOwned>(&self) -> T {
        assert_eq!(self.status, 200, "{}", self.text());
        serde_json::from_slice(&self.body).expect("the type that the contract says")
    }
}

fn json(body: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(body).expect("JSON")
}

fn read(mut reply: ureq::http::Response<ureq::Body>) -> Option<Reply> {
    let body = reply.body_mut().read_to_vec().ok()?;
    Some(Reply {
        status: reply.status().as_u16(),
        headers: std::mem::take(reply.headers_mut()),
        body,
    })
}
