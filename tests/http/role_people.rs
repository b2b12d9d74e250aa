//! A venue with somebody in each role, and others who have none.

use domain::ids::PersonId;
use domain::owner::role::Role;
use domain::phone::PhoneNumber;
use serde_json::{Value, json};
use tests::server::Server;

use crate::owner::{Owner, signed_in};
use crate::wire::Wire;

pub(crate) struct People {
    pub(crate) owner: Owner,
    pub(crate) manager: Wire,
    pub(crate) controller: Wire,
    /// Signed in, with no role here.
    pub(crate) stranger: Wire,
    /// Not signed in.
    pub(crate) nobody: Wire,
}

impl People {
    pub(crate) fn of(server: &Server) -> Self {
        let owner = Owner::of_venue(server, "0912345678", "Bánh mì Cô Ba");
        let manager = signed_in(server, "0987654321");
        let controller = signed_in(server, "0933333333");
        let people = Self {
            owner,
            manager,
            controller,
            stranger: signed_in(server, "0944444444"),
            nobody: Wire::to(server),
        };
        people.give(server, "0987654321", Role::Manager);
        people.give(server, "0933333333", Role::Controller);
        people
    }

    /// Shares with a number; the owner types what they are told.
    fn give(&self, server: &Server, phone: &str, role: Role) {
        let body = json!({
            "venue": self.owner.venue.id, "phones": phone, "role": role, "language": "vi",
        });
        let results: Value = self.owner.wire.post("/api/v1/venues/share", &body).expect();
        let share = results[0].get("share");
        let number = PhoneNumber::parse(phone).expect("a mobile number");
        let code = server.inbox.code_for(&number);
        let body = json!({ "share": share.expect("an invitation"), "code": code });
        let accepted = self.owner.wire.post("/api/v1/shares/accept", &body);
        assert_eq!(accepted.status, 200, "{}", accepted.text());
    }
}

/// Who somebody is.
pub(crate) fn person(wire: &Wire) -> PersonId {
    let me = wire.get("/api/v1/me").json();
    let id = me["id"].as_str().expect("signed in");
    id.parse().expect("an id")
}
