//! Every published address, each with a body that its function understands.

use domain::ids::VenueId;
use serde_json::{Value, json};

use crate::owner::details;
use crate::phone::Phone;

/// Addresses that only read.
pub(crate) const READING: [&str; 11] = [
    "/api/v1/keys",
    "/api/v1/me",
    "/api/v1/outbreaks",
    "/api/v1/revoked",
    "/api/v1/sessions",
    "/api/v1/shares/mine",
    "/api/v1/trust_list",
    "/api/v1/venues",
    "/api/v1/venues/mine",
    "/api/v1/wards",
    "/api/v1/withdrawn?after=0",
];

/// Addresses that only read and are no server functions.
pub(crate) const STREAMING: [&str; 4] = [
    "/api/v1/live",
    "/api/v1/openapi.json",
    "/api/v1/venue/check_ins",
    "/api/v1/venue/check_ins/stream",
];

/// Addresses that take a body.
pub(crate) const POSTED: [&str; 31] = [
    "/api/v1/check_ins",
    "/api/v1/files/posters",
    "/api/v1/files/scan_history",
    "/api/v1/files/venue_events",
    "/api/v1/scan_history",
    "/api/v1/sessions/end",
    "/api/v1/shares/accept",
    "/api/v1/shares/resend",
    "/api/v1/shares/withdraw",
    "/api/v1/sign_in/confirm",
    "/api/v1/sign_in/request",
    "/api/v1/sign_out",
    "/api/v1/venues/connections",
    "/api/v1/venues/delete",
    "/api/v1/venues/edit",
    "/api/v1/venues/events",
    "/api/v1/venues/keys/make",
    "/api/v1/venues/keys/revoke",
    "/api/v1/venues/one",
    "/api/v1/venues/points/add",
    "/api/v1/venues/posters",
    "/api/v1/venues/posters/withdraw",
    "/api/v1/venues/register",
    "/api/v1/venues/restore",
    "/api/v1/venues/revoke",
    "/api/v1/venues/share",
    "/api/v1/venues/statistics",
    "/api/v1/venues/team",
    "/api/v1/venues/webhook/remove",
    "/api/v1/venues/webhook/set",
    "/api/v1/visitor/confirm",
];

/// A body of the right form for a posted address.
pub(crate) fn body(address: &str) -> Value {
    let id = VenueId::from_bytes([7; 16]);
    match address {
        "/api/v1/check_ins" => json!({ "batch": Phone::new(7).batch(Vec::new()) }),
        "/api/v1/scan_history" => json!({ "filter": { "venue": id, "from": 5 } }),
        "/api/v1/files/posters" => {
            json!({ "venue": id, "points": [1], "paper": "a4", "format": "pdf" })
        }
        "/api/v1/files/scan_history" => {
            json!({ "filter": { "venue": id }, "format": "csv", "language": "vi" })
        }
        "/api/v1/files/venue_events" => json!({ "venue": id, "format": "xlsx", "language": "en" }),
        "/api/v1/shares/accept" => json!({ "share": id, "code": "123456" }),
        "/api/v1/shares/resend" => json!({ "share": id, "language": "vi" }),
        "/api/v1/shares/withdraw" => json!({ "share": id }),
        "/api/v1/venues/edit" => json!({ "venue": id, "details": details("Bún Cô Năm") }),
        "/api/v1/venues/keys/make" => json!({ "venue": id, "name": "Camera" }),
        "/api/v1/venues/keys/revoke" => json!({ "venue": id, "key": id }),
        "/api/v1/venues/posters/withdraw" => json!({ "venue": id, "point": 1 }),
        "/api/v1/venues/revoke" => json!({ "venue": id, "person": id }),
        "/api/v1/venues/share" => json!({
            "venue": id, "phones": "0911111111", "role": "manager", "language": "vi",
        }),
        "/api/v1/venues/webhook/set" => json!({ "venue": id, "url": "https://hook.example.vn/x" }),
        "/api/v1/venues/connections"
        | "/api/v1/venues/delete"
        | "/api/v1/venues/events"
        | "/api/v1/venues/one"
        | "/api/v1/venues/restore"
        | "/api/v1/venues/statistics"
        | "/api/v1/venues/team"
        | "/api/v1/venues/webhook/remove" => json!({ "venue": id }),
        "/api/v1/sessions/end" => json!({ "session": id }),
        "/api/v1/sign_in/confirm" => json!({ "challenge": id, "code": "123456" }),
        "/api/v1/sign_in/request" => {
            json!({ "phone": "0912345678", "purpose": "sign_in", "language": "vi" })
        }
        "/api/v1/sign_out" => json!({}),
        "/api/v1/venues/points/add" => {
            json!({ "venue": id, "points": [{ "at": "table", "number": 3 }] })
        }
        "/api/v1/venues/posters" => json!({ "venue": id }),
        "/api/v1/venues/register" => json!({ "request": id, "details": details("Bún Cô Tư") }),
        "/api/v1/visitor/confirm" => json!({
            "challenge": id, "code": "123456", "name": "Hoa",
            "device": "ab".repeat(32), "signature": "cd".repeat(64),
        }),
        _ => panic!("{address} has no body here"),
    }
}

/// The server's own list, so that no address is added without standing here.
#[test]
fn no_published_address_is_left_out() {
    let contract = include_str!("../../server/web/src/contract.rs");
    let router = include_str!("../../server/web/src/router.rs");
    let listed = |text: &'static str, before| {
        text.lines()
            .filter_map(move |line| line.trim().strip_prefix(before))
            .filter_map(|rest| rest.split_once('"'))
            .map(|(path, _)| path)
    };
    let mut published: Vec<_> = listed(contract, "(\"/api/")
        .chain(listed(router, ".route(\"/api/"))
        // What answers for all the others.
        .filter(|path| !path.is_empty() && *path != "{*function}")
        .map(|path| format!("/api/{path}"))
        .collect();
    let known = READING.iter().chain(&POSTED).chain(&STREAMING);
    let path = |address: &&str| address.split('?').next().unwrap_or_default().to_owned();
    let mut known: Vec<_> = known.map(path).collect();
    published.sort();
    known.sort();
    assert_eq!(published, known);
}
