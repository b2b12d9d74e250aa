//! An owner without a browser: signs in, registers a venue, reads its history.

use std::collections::HashMap;

use domain::history::{HistoryFilter, HistoryPage, HistoryRow};
use domain::ids::{ChallengeId, RecordId, VenueId};
use domain::owner::key::NewApiKey;
use domain::phone::PhoneNumber;
use domain::poster::VenuePosters;
use domain::sign_in::CodeSent;
use domain::venue::Venue;
use serde_json::{Value, json};
use tests::server::Server;

use crate::dice::Dice;
use crate::phone::now;
use crate::wire::{Reply, Wire};

pub(crate) struct Owner {
    pub(crate) wire: Wire,
    pub(crate) venue: Venue,
}

impl Owner {
    /// Somebody with this number registers a venue and prints its posters.
    pub(crate) fn of_venue(server: &Server, phone: &str, name: &str) -> Self {
        let wire = signed_in(server, phone);
        let request = VenueId::new(now(), Dice::new(1).bytes());
        let details = details(name);
        let body = json!({ "request": request, "details": details });
        let venue: Venue = wire.post("/api/v1/venues/register", &body).expect();
        let posters: VenuePosters = wire
            .post("/api/v1/venues/posters", &json!({ "venue": venue.id }))
            .expect();
        assert_eq!(posters.posters.len(), venue.points.len());
        Self { wire, venue }
    }

    /// A key for another system; its secret.
    pub(crate) fn make_key(&self, name: &str) -> String {
        let body = json!({ "venue": self.venue.id, "name": name });
        let made: NewApiKey = self.wire.post("/api/v1/venues/keys/make", &body).expect();
        made.secret
    }

    /// The header with which a page of theirs listens.
    pub(crate) fn cookie(&self) -> String {
        format!(
            "cookie: {}",
            self.wire.cookie.as_deref().unwrap_or_default()
        )
    }

    /// Every row, page after page, newest first.
    pub(crate) fn history(&self) -> Vec<HistoryRow> {
        let mut filter = HistoryFilter::default();
        let mut rows = Vec::new();
        loop {
            let body = json!({ "filter": filter });
            let page: HistoryPage = self.wire.post("/api/v1/scan_history", &body).expect();
            rows.extend(page.rows);
            match page.next {
                Some(next) => filter.after = Some(next),
                None => return rows,
            }
        }
    }

    /// How often each check-in stands in the history.
    pub(crate) fn counts(&self) -> HashMap<RecordId, usize> {
        let mut counts = HashMap::new();
        for row in self.history() {
            *counts.entry(row.id).or_default() += 1;
        }
        counts
    }
}

pub(crate) fn details(name: &str) -> Value {
    json!({
        "name": name, "kind": "pavement_stall", "address": "Góc đường Lê Duẩn",
        // Phường Hải Châu, since July 2025.
        "ward": 20_242, "usual_stay_minutes": 15,
    })
}

/// Asks for a code.
pub(crate) fn ask(wire: &Wire, phone: &str, purpose: &str) -> Reply {
    let body = json!({ "phone": phone, "purpose": purpose, "language": "vi" });
    wire.post("/api/v1/sign_in/request", &body)
}

/// Asks for a code and takes it out of the message.
pub(crate) fn code(
    server: &Server,
    wire: &Wire,
    phone: &str,
    purpose: &str,
) -> (ChallengeId, String) {
    let sent: CodeSent = ask(wire, phone, purpose).expect();
    let number = PhoneNumber::parse(phone).expect("a mobile number");
    (sent.challenge, server.inbox.code_for(&number))
}

/// Tries a code.
pub(crate) fn confirm(wire: &Wire, challenge: ChallengeId, code: &str) -> Reply {
    let body = json!({ "challenge": challenge, "code": code });
    wire.post("/api/v1/sign_in/confirm", &body)
}

/// A code that is not this one.
pub(crate) fn other_than(code: &str) -> &'static str {
    if code == "314159" { "271828" } else { "314159" }
}

/// A way to the server with a session of this number.
pub(crate) fn signed_in(server: &Server, phone: &str) -> Wire {
    let mut wire = Wire::to(server);
    let (challenge, code) = code(server, &wire, phone, "sign_in");
    let reply = confirm(&wire, challenge, &code);
    assert_eq!(reply.status, 200, "{}", reply.text());
    let (cookie, _) = reply
        .header("set-cookie")
        .split_once(';')
        .expect("attributes");
    wire.cookie = Some(cookie.to_owned());
    wire
}
