//! The document for those who write a client says what is answered.

use std::collections::BTreeSet;

use serde_json::Value;
use tests::server::Server;
use ureq::http::Method;

use crate::addresses::STREAMING;
use crate::owner::Owner;
use crate::phone::{Phone, send};
use crate::wire::{Reply, Wire};

const LIST: &str = "/api/v1/venue/check_ins";
const CALLS_PER_MINUTE: usize = 120;

/// The fields that the document names, each of which must be there.
fn documented(schema: &Value) -> BTreeSet<String> {
    let properties = schema["properties"].as_object().expect("fields");
    let required = schema["required"].as_array().expect("a list");
    let required: BTreeSet<_> = required.iter().filter_map(Value::as_str).collect();
    let names: BTreeSet<String> = properties.keys().cloned().collect();
    assert_eq!(required, names.iter().map(String::as_str).collect());
    names
}

fn fields(value: &Value) -> BTreeSet<String> {
    value
        .as_object()
        .expect("an object")
        .keys()
        .cloned()
        .collect()
}

fn call(wire: &Wire, key: &str) -> Reply {
    let request = wire.request(Method::GET, LIST);
    wire.send_empty(request.header("authorization", format!("Bearer {key}")))
}

#[test]
fn the_document_names_the_addresses_and_the_fields_that_there_are() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let key = owner.make_key("Camera");
    let (_, batch) = Phone::new(3).visits(&owner.venue, 1);
    assert_eq!(send(&owner.wire, &batch).status, 200);
    let wire = Wire::to(&server);
    let reply = wire.get("/api/v1/openapi.json");
    assert_eq!(reply.header("content-type"), "application/json");
    let document: Value = reply.expect();
    let for_systems = STREAMING.iter().filter(|path| path.contains("/venue/"));
    let known: BTreeSet<_> = for_systems.map(|path| (*path).to_owned()).collect();
    assert_eq!(fields(&document["paths"]), known);

    let page: Value = call(&wire, &key).expect();
    let schemas = &document["components"]["schemas"];
    assert_eq!(documented(&schemas["Page"]), fields(&page));
    let (entry, schema) = (&page["check_ins"][0], &schemas["CheckIn"]);
    assert_eq!(documented(schema), fields(entry));
    assert_eq!(
        documented(&schema["properties"]["point"]),
        fields(&entry["point"])
    );
}

#[test]
fn whoever_calls_too_often_is_told_when_to_come_back() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let (key, wire) = (owner.make_key("Camera"), Wire::to(&server));
    let refused = (0..=CALLS_PER_MINUTE)
        .map(|_| call(&wire, &key))
        .find(|reply| reply.status != 200)
        .expect("a limit");
    assert_eq!(
        (refused.status, refused.error()),
        (429, "too_many_calls".to_owned())
    );
    let seconds: u32 = refused.header("retry-after").parse().expect("seconds");
    assert!((1..=61).contains(&seconds), "{seconds}");
    let other = owner.make_key("Cổng");
    assert_eq!(call(&wire, &other).status, 200, "each key for itself");
}
