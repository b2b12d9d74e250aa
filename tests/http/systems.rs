//! Other systems read a venue's check-ins with a key.

use serde_json::{Value, json};
use tests::server::Server;
use ureq::http::Method;

use crate::listening::{bearer, listen};
use crate::owner::Owner;
use crate::phone::{Phone, send};
use crate::wire::{Reply, Wire};

const LIST: &str = "/api/v1/venue/check_ins";
const STREAM: &str = "/api/v1/venue/check_ins/stream";

fn call(wire: &Wire, path: &str, authorization: &str) -> Reply {
    let request = wire.request(Method::GET, path);
    wire.send_empty(request.header("authorization", authorization))
}

fn scans(owner: &Owner, phone: &mut Phone, count: usize) -> Vec<String> {
    let (ids, batch) = phone.visits(&owner.venue, count);
    assert_eq!(send(&owner.wire, &batch).status, 200);
    ids.iter().map(ToString::to_string).collect()
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

#[test]
fn without_a_good_key_nobody_is_let_in() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let key = owner.make_key("Camera");
    let wire = Wire::to(&server);
    let wrong = format!("Bearer {}", key.replace("lv_", "lv-"));
    let basic = format!("Basic {key}");
    for path in [LIST, STREAM] {
        for bad in ["", "Bearer", "Bearer ", &key, &wrong, &basic] {
            let reply = call(&wire, path, bad);
            assert_eq!(reply.status, 401, "{path} {bad}");
            assert_eq!(reply.header("www-authenticate"), "Bearer");
            assert_eq!(reply.error(), "sign_in_again");
        }
        let odd = listen(&server, path, "Authorization: Bearer \u{e9}");
        assert_eq!(odd.status(), 401, "{path}");
        // A person's session is no key.
        assert_eq!(owner.wire.get(path).status, 401);
    }
    assert_eq!(call(&wire, LIST, &format!("bearer {key}")).status, 200);
}

#[test]
fn a_list_goes_on_from_its_cursor() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let authorization = format!("Bearer {}", owner.make_key("Camera"));
    let (wire, mut phone) = (Wire::to(&server), Phone::new(3));
    let sent = scans(&owner, &mut phone, 5);
    let (mut seen, mut path) = (Vec::new(), format!("{LIST}?limit=2"));
    let mut sizes = Vec::new();
    loop {
        let reply = call(&wire, &path, &authorization);
        assert_eq!(reply.header("cache-control"), "no-store");
        let page: Value = reply.expect();
        let entries = page["check_ins"].as_array().expect("a list");
        sizes.push(entries.len());
        for entry in entries {
            seen.push(entry["id"].as_str().expect("an id").to_owned());
            assert_eq!(entry["point"]["number"], 1);
            let at = entry["at"].as_str().expect("a moment");
            assert!(at.ends_with("+07:00"), "{at}");
        }
        path = format!(
            "{LIST}?limit=2&after={}",
            page["next"].as_str().expect("a cursor")
        );
        if page["more"] == false {
            break;
        }
    }
    assert_eq!((sizes, sorted(seen)), (vec![2, 2, 1], sorted(sent)));
    let late = scans(&owner, &mut phone, 1);
    let page: Value = call(&wire, &path, &authorization).expect();
    assert_eq!(page["check_ins"][0]["id"], late[0].as_str());
    for bad in [
        "?after=x",
        "?after=",
        "?limit=x",
        "?limit=-1",
        "?after=1.2&after=3",
    ] {
        let reply = call(&wire, &format!("{LIST}{bad}"), &authorization);
        assert_eq!(reply.status, 400, "{bad}");
    }
}

#[test]
fn a_stream_tells_of_a_check_in_and_goes_on_where_it_broke_off() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let key = owner.make_key("Camera");
    let mut phone = Phone::new(3);
    let before = scans(&owner, &mut phone, 1);
    let stream = listen(&server, STREAM, &bearer(&key));
    assert_eq!(stream.status(), 200);
    assert_eq!(stream.wait_for(1)[0].data["id"], before[0].as_str());
    let sent = scans(&owner, &mut phone, 1);
    let events = stream.wait_for(2);
    assert_eq!(events[1].data["id"], sent[0].as_str());
    assert_eq!(events[1].data["cursor"], events[1].id.as_str());
    drop(stream);

    let missed = [scans(&owner, &mut phone, 1), scans(&owner, &mut phone, 1)].concat();
    let head = format!("{}\r\nLast-Event-ID: {}", bearer(&key), events[1].id);
    // The header is newer than the address, which a browser repeats.
    let stream = listen(&server, &format!("{STREAM}?after={}", events[0].id), &head);
    let ids: Vec<_> = stream
        .wait_for(2)
        .iter()
        .map(|it| it.data["id"].clone())
        .collect();
    assert_eq!(ids, missed);
    let head = format!("{}\r\nLast-Event-ID: x", bearer(&key));
    assert_eq!(listen(&server, STREAM, &head).status(), 400);
}

#[test]
fn a_stream_ends_with_its_key_and_each_call_stands_in_the_venues_history() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let key = owner.make_key("Camera");
    let stream = listen(&server, STREAM, &bearer(&key));
    assert_eq!(stream.status(), 200);
    let wire = Wire::to(&server);
    assert_eq!(call(&wire, LIST, &format!("Bearer {key}")).status, 200);
    let body = json!({ "venue": owner.venue.id });
    let events: Value = owner.wire.post("/api/v1/venues/events", &body).expect();
    for (row, kind) in [(0, "list"), (1, "stream")] {
        let row = &events["rows"][row];
        assert_eq!(row["event"], json!({ "what": "api_called", "call": kind }));
        assert_eq!(row["account"], json!({ "by": "key", "key": "Camera" }));
        assert_eq!(row["ip"], "127.0.0.1");
    }
    let kept: Value = owner
        .wire
        .post("/api/v1/venues/connections", &body)
        .expect();
    let body = json!({ "venue": owner.venue.id, "key": kept["keys"][0]["id"] });
    assert_eq!(
        owner.wire.post("/api/v1/venues/keys/revoke", &body).status,
        200
    );
    scans(&owner, &mut Phone::new(3), 1);
    assert!(stream.has_ended());
    assert!(stream.events().is_empty(), "it was told nothing more");
    assert_eq!(call(&wire, LIST, &format!("Bearer {key}")).status, 401);
}
