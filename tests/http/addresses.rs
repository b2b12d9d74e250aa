//! Every published address, each with a body that its function understands.

use domain::ids::VenueId;
use serde_json::{Value, json};

use crate::owner::details;
use crate::phone::Phone;

/// Addresses that only read.
pub(crate) const READING: [&str; 5] = [
    "/api/v1/keys",
    "/api/v1/me",
    "/api/v1/sessions",
    "/api/v1/venues",
    "/api/v1/wards",
];

/// Addresses that take a body.
pub(crate) const POSTED: [&str; 10] = [
    "/api/v1/check_ins",
    "/api/v1/scan_history",
    "/api/v1/sessions/end",
    "/api/v1/sign_in/confirm",
    "/api/v1/sign_in/request",
    "/api/v1/sign_out",
    "/api/v1/venues/points/add",
    "/api/v1/venues/posters",
    "/api/v1/venues/register",
    "/api/v1/visitor/confirm",
];

/// A body of the right form for a posted address.
pub(crate) fn body(address: &str) -> Value {
    let id = VenueId::from_bytes([7; 16]);
    match address {
        "/api/v1/check_ins" => json!({ "batch": Phone::new(7).batch(Vec::new()) }),
        "/api/v1/scan_history" => json!({ "filter": { "venue": id, "from": 5 } }),
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
    let published: Vec<_> = contract
        .lines()
        .filter_map(|line| line.trim().strip_prefix("(\"/api/"))
        .filter_map(|rest| rest.split_once('"'))
        .map(|(path, _)| format!("/api/{path}"))
        .collect();
    let mut known: Vec<_> = READING
        .iter()
        .chain(&POSTED)
        .map(|it| (*it).to_owned())
        .collect();
    known.sort();
    assert_eq!(published, known);
}
