//! The address in a venue's history: the real peer, or what a proxy of ours says.

use serde_json::{Value, json};
use tests::server::Server;

use crate::listening::bearer;
use crate::owner::{Owner, details};
use crate::wire::Wire;
use ureq::http::Method;

const SAID: &str = "192.0.2.66, 203.0.113.5";

/// The addresses of an edit and of a call by another system, both with a header
/// that says where they come from.
fn addresses(server: &Server) -> [String; 2] {
    let owner = Owner::of_venue(server, "0912345678", "Bánh mì Cô Ba");
    let id = owner.venue.id;
    let edit = json!({ "venue": id, "details": details("Bánh mì Cô Tư") });
    let request = owner.wire.as_app("/api/v1/venues/edit");
    let reply = owner
        .wire
        .send(request.header("x-forwarded-for", SAID), edit.to_string());
    assert_eq!(reply.status, 200, "{}", reply.text());
    let key = bearer(&owner.make_key("Camera"));
    let (_, key) = key.split_once(": ").expect("a header");
    let wire = Wire::to(server);
    let call = wire.request(Method::GET, "/api/v1/venue/check_ins");
    let call = call
        .header("authorization", key)
        .header("x-forwarded-for", SAID);
    assert_eq!(wire.send_empty(call).status, 200);
    let events: Value = owner
        .wire
        .post("/api/v1/venues/events", &json!({ "venue": id }))
        .expect();
    [("edited", 2), ("api_called", 0)].map(|(what, row)| {
        let row = &events["rows"][row];
        assert_eq!(row["event"]["what"], what);
        row["ip"].as_str().expect("an address").to_owned()
    })
}

#[test]
fn a_caller_who_says_to_be_a_proxy_is_not_believed() {
    assert_eq!(addresses(&Server::start()), ["127.0.0.1", "127.0.0.1"]);
}

#[test]
fn a_proxy_of_ours_is_believed_about_its_own_peer_only() {
    let server = Server::start_with(&["--trusted-proxy", "127.0.0.1"]);
    assert_eq!(addresses(&server), ["203.0.113.5", "203.0.113.5"]);
}
