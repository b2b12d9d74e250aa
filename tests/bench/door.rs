//! The server's door as a browser uses it: connections that stay open, answers
//! compressed as browsers ask for it.

use domain::ids::VenueId;
use domain::phone::PhoneNumber;
use domain::sign_in::CodeSent;
use domain::time::Timestamp;
use domain::venue::Venue;
use reqwest::header::{CONTENT_TYPE, COOKIE, ORIGIN, SET_COOKIE};
use reqwest::{Client, Response};
use serde_json::{Value, json};

use crate::server::Server;

/// The way in.
#[derive(Clone)]
pub struct Door {
    http: Client,
    origin: String,
}

impl Door {
    /// The door of this server.
    pub fn of(server: &Server) -> Self {
        Self {
            // The server ends connections that nobody uses, a moment before they are used again.
            http: Client::builder()
                .pool_idle_timeout(std::time::Duration::from_secs(5))
                .build()
                .expect("a client"),
            origin: server.origin(),
        }
    }

    /// Sends a batch; the answer's text, to be checked when no clock runs.
    ///
    /// # Panics
    /// When the server is not reached.
    pub async fn send(&self, batch: String) -> Vec<u8> {
        let answer = self.post("check_ins", batch, "").await;
        answer.bytes().await.expect("a whole answer").into()
    }

    /// A venue, registered by an owner who signed in for it, and the owner's cookie.
    ///
    /// # Panics
    /// When the server does not answer as it should.
    pub async fn new_venue(&self, server: &Server, now: Timestamp) -> (VenueId, String) {
        let phone = PhoneNumber::parse("0912345678").expect("a phone number");
        let ask = json!({ "phone": phone.e164(), "purpose": "sign_in", "language": "vi" });
        let sent: CodeSent = self.call("sign_in/request", &ask, "").await.1;
        let code = server.inbox.code_for(&phone);
        let confirm = json!({ "challenge": sent.challenge, "code": code });
        let (cookie, _) = self.call::<Value>("sign_in/confirm", &confirm, "").await;
        let details = json!({
            "name": "Chợ Cồn", "kind": "market", "address": "290 Hùng Vương",
            "ward": 20_242, "usual_stay_minutes": 60,
        });
        let id = VenueId::new(now, [7; 10]);
        let register = json!({ "request": id, "details": details });
        let (_, venue) = self
            .call::<Venue>("venues/register", &register, &cookie)
            .await;
        (venue.id, cookie)
    }

    /// Calls a server function; the answer with the cookie that it sets.
    ///
    /// # Panics
    /// When the server does not answer as it should.
    pub async fn call<T: serde::de::DeserializeOwned>(
        &self,
        function: &str,
        input: &Value,
        cookie: &str,
    ) -> (String, T) {
        let answer = self.post(function, input.to_string(), cookie).await;
        let cookie = answer.headers().get(SET_COOKIE);
        let cookie = cookie.map_or("", |value| value.to_str().expect("a cookie is text"));
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        let text = answer.bytes().await.expect("a whole answer");
        let output = serde_json::from_slice(&text)
            .unwrap_or_else(|_| panic!("{function}: {}", String::from_utf8_lossy(&text)));
        (cookie, output)
    }

    /// Posts a body.
    ///
    /// # Panics
    /// When the server is not reached.
    pub async fn post(&self, function: &str, body: String, cookie: &str) -> Response {
        self.http
            .post(format!("{}/api/v1/{function}", self.origin))
            .header(CONTENT_TYPE, "application/json")
            .header(ORIGIN, &self.origin)
            .header(COOKIE, cookie)
            .body(body)
            .send()
            .await
            .expect("the server answers")
    }
}
