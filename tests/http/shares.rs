//! Invitations by their id: those of others answer like none at all.

use domain::ids::ShareId;
use domain::phone::PhoneNumber;
use serde_json::{Value, json};
use tests::server::Server;

use crate::owner::{Owner, signed_in};
use crate::wire::Wire;

const DOORS: [&str; 3] = ["resend", "withdraw", "accept"];

fn post(wire: &Wire, door: &str, share: ShareId, code: &str) -> (u16, Vec<u8>) {
    let body = json!({ "share": share, "code": code, "language": "vi" });
    let reply = wire.post(&format!("/api/v1/shares/{door}"), &body);
    (reply.status, reply.body)
}

#[test]
fn an_invitation_of_others_is_like_one_that_never_was() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let stranger = signed_in(&server, "0944444444");
    let nobody = Wire::to(&server);
    let body = json!({
        "venue": owner.venue.id, "phones": "0987654321", "role": "owner", "language": "vi",
    });
    let results: Value = owner.wire.post("/api/v1/venues/share", &body).expect();
    let share = results[0]["share"].as_str().expect("an invitation");
    let share: ShareId = share.parse().expect("an id");
    let code = server
        .inbox
        .code_for(&PhoneNumber::parse("0987654321").expect("a mobile number"));
    let never = ShareId::from_bytes([7; 16]);
    for door in DOORS {
        let seen = post(&stranger, door, share, &code);
        assert_eq!(seen.0, 404, "{door}");
        assert_eq!(seen, post(&stranger, door, never, &code), "{door}");
        let seen = post(&nobody, door, share, &code);
        assert_eq!(seen.0, 401, "{door}");
        assert_eq!(seen, post(&nobody, door, never, &code), "{door}");
    }
    let mine = stranger.get("/api/v1/shares/mine");
    assert_eq!((mine.status, mine.text()), (200, "[]".to_owned()));
    assert_eq!(nobody.get("/api/v1/shares/mine").status, 401);
    // None of these used up a try or ended it.
    assert_eq!(post(&owner.wire, "accept", share, &code).0, 200);
    assert_eq!(post(&owner.wire, "withdraw", share, &code).0, 404);
}
