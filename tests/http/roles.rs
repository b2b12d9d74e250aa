//! The table of roles at every door: what the table allows is done, what it does
//! not is refused, and a venue of somebody else answers as one that is not there.

use domain::ids::{ApiKeyId, PersonId, VenueId};
use domain::owner::role::{Action, Role, TABLE};
use serde_json::{Value, json};
use tests::server::Server;

use crate::owner::details;
use crate::role_people::{People, person};
use crate::wire::Wire;

/// What a body is made of.
struct Parts {
    venue: VenueId,
    key: ApiKeyId,
    person: PersonId,
}

type Body = fn(&Parts) -> Value;

fn venue(parts: &Parts) -> Value {
    json!({ "venue": parts.venue })
}

/// Every door that a role opens, with what is done there. The last ones end what
/// the others need.
const DOORS: [(&str, Action, Body); 20] = [
    ("venues/one", Action::SeeToday, venue),
    (
        "scan_history",
        Action::SeeHistory,
        |it| json!({ "filter": venue(it) }),
    ),
    ("venues/statistics", Action::SeeHistory, venue),
    ("venues/events", Action::SeeEvents, venue),
    (
        "venues/edit",
        Action::Edit,
        |it| json!({ "venue": it.venue, "details": details("Bún Cô Năm") }),
    ),
    (
        "venues/points/add",
        Action::AddPoints,
        |it| json!({ "venue": it.venue, "points": [{ "at": "exit" }] }),
    ),
    ("venues/posters", Action::Print, venue),
    (
        "files/posters",
        Action::Print,
        |it| json!({ "venue": it.venue, "points": [], "paper": "a4", "format": "svg" }),
    ),
    (
        "venues/posters/withdraw",
        Action::WithdrawPoster,
        |it| json!({ "venue": it.venue, "point": 1 }),
    ),
    (
        "files/scan_history",
        Action::Export,
        |it| json!({ "filter": venue(it), "format": "csv", "language": "vi" }),
    ),
    (
        "files/venue_events",
        Action::Export,
        |it| json!({ "venue": it.venue, "format": "xlsx", "language": "en" }),
    ),
    ("venues/team", Action::Share, venue),
    (
        "venues/share",
        Action::Share,
        |it| json!({ "venue": it.venue, "phones": "12", "role": "manager", "language": "vi" }),
    ),
    ("venues/connections", Action::ManageKeys, venue),
    (
        "venues/keys/make",
        Action::ManageKeys,
        |it| json!({ "venue": it.venue, "name": "Camera" }),
    ),
    (
        "venues/keys/revoke",
        Action::ManageKeys,
        |it| json!({ "venue": it.venue, "key": it.key }),
    ),
    (
        "venues/webhook/set",
        Action::ManageKeys,
        |it| json!({ "venue": it.venue, "url": "https://hook.example/x" }),
    ),
    ("venues/webhook/remove", Action::ManageKeys, venue),
    ("venues/delete", Action::Delete, venue),
    ("venues/restore", Action::Restore, venue),
];
const REVOKE: (&str, Body) = (
    "venues/revoke",
    |it| json!({ "venue": it.venue, "person": it.person }),
);

/// Addresses of venues and files that no role opens: everybody has their own list.
const FOR_ALL: [&str; 3] = ["venues", "venues/mine", "venues/register"];

fn check(wire: &Wire, address: &str, body: &Value, expected: u16, who: &str) -> Vec<u8> {
    let reply = wire.post(&format!("/api/v1/{address}"), body);
    let text = reply.text();
    assert_eq!(reply.status, expected, "{who} at {address}: {text}");
    reply.body
}

fn expected(role: Role, action: Action) -> u16 {
    if role.may(action) { 200 } else { 403 }
}

/// Those who must not learn whether there is such a venue.
fn check_outside(people: &People, address: &str, body: Body, parts: &Parts) {
    let nowhere = Parts {
        venue: VenueId::from_bytes([7; 16]),
        ..*parts
    };
    let (there, gone) = (body(parts), body(&nowhere));
    let seen = check(&people.stranger, address, &there, 404, "a stranger");
    let none = check(&people.stranger, address, &gone, 404, "a stranger");
    assert_eq!(seen, none, "{address}");
    let seen = check(&people.nobody, address, &there, 401, "nobody");
    let none = check(&people.nobody, address, &gone, 401, "nobody");
    assert_eq!(seen, none, "{address}");
}

#[test]
fn every_door_opens_for_those_whom_the_table_allows_and_for_nobody_else() {
    let server = Server::start();
    let people = People::of(&server);
    let made = people.owner.wire.post(
        "/api/v1/venues/keys/make",
        &json!({ "venue": people.owner.venue.id, "name": "Cổng" }),
    );
    let key = made.json()["key"]["id"].as_str().map(str::parse);
    let mut parts = Parts {
        venue: people.owner.venue.id,
        key: key.expect("a key").expect("an id"),
        person: person(&people.manager),
    };
    // The lowest first: what an owner does may end what was there.
    let members = [
        (Role::Controller, &people.controller, "a controller"),
        (Role::Manager, &people.manager, "a manager"),
        (Role::Owner, &people.owner.wire, "an owner"),
    ];
    for (address, action, body) in DOORS {
        check_outside(&people, address, body, &parts);
        for (role, wire, who) in members {
            check(wire, address, &body(&parts), expected(role, action), who);
        }
    }
    let (address, body) = REVOKE;
    check_outside(&people, address, body, &parts);
    for (role, wire, who) in [members[0], members[2]] {
        check(
            wire,
            address,
            &body(&parts),
            expected(role, Action::Revoke),
            who,
        );
    }
    // Who was revoked is a stranger now.
    for (address, _, body) in &DOORS[..18] {
        check(
            &people.manager,
            address,
            &body(&parts),
            404,
            "a former manager",
        );
    }
    for (role, wire, who) in [members[0], members[2]] {
        assert!(role.may(Action::Leave));
        parts.person = person(wire);
        let last = if role == Role::Owner { 422 } else { 200 };
        check(wire, address, &body(&parts), last, who);
    }
}

#[test]
fn no_door_and_no_line_of_the_table_is_left_out() {
    // Scans by staff come with all other records, and are flagged, not refused.
    let without_door = [Action::Scan, Action::Leave, Action::Revoke];
    for (action, _) in TABLE {
        let has_door = DOORS.iter().any(|(_, of_door, _)| *of_door == action);
        assert_ne!(has_door, without_door.contains(&action), "{action:?}");
    }
    for address in crate::addresses::POSTED {
        let address = address.trim_start_matches("/api/v1/");
        let is_about_a_venue = ["venues/", "files/", "scan_history"]
            .iter()
            .any(|it| address.starts_with(it));
        let has_door = DOORS.iter().any(|(door, ..)| *door == address) || address == REVOKE.0;
        let is_for_all = FOR_ALL.contains(&address);
        assert_eq!(has_door || is_for_all, is_about_a_venue, "{address}");
    }
}
