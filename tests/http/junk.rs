//! Bodies that no app ever sends. Each is answered as the sender's fault, in
//! JSON, and the server goes on.

use tests::server::Server;

use crate::addresses::{POSTED, body};
use crate::nonsense::{not_json, values};
use crate::wire::{Reply, Wire};

/// Sends and checks what holds for every answer to anything.
pub(crate) fn send(wire: &Wire, address: &str, bytes: &[u8]) -> Reply {
    let reply = wire.send(wire.as_app(address), bytes);
    let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    assert!(reply.status < 500, "{address} {}: {shown}", reply.status);
    if reply.status >= 400 {
        assert!(!reply.error().is_empty(), "{address}: {shown}");
    }
    reply
}

pub(crate) fn is_well(server: &Server, wire: &Wire) {
    assert_eq!(wire.get("/healthz").text(), "ok");
    let log = server.log();
    assert!(!log.contains("panicked"), "{log}");
    assert!(!log.contains("ERROR"), "{log}");
}

#[test]
fn what_is_not_json_is_not_understood() {
    let server = Server::start();
    let wire = Wire::to(&server);
    for address in POSTED {
        for bytes in not_json() {
            let reply = send(&wire, address, &bytes);
            assert_eq!(reply.status, 400, "{address} {bytes:?}");
        }
        let right = body(address).to_string();
        for cut in 0..right.len() {
            let reply = send(&wire, address, &right.as_bytes()[..cut]);
            assert_eq!(reply.status, 400, "{address} {}", &right[..cut]);
        }
    }
    is_well(&server, &wire);
}

#[test]
fn a_value_of_the_wrong_type_is_the_senders_fault() {
    let server = Server::start();
    let wire = Wire::to(&server);
    for address in POSTED {
        let right = body(address);
        let fields = right.as_object().expect("an object");
        for value in values() {
            if address != "/api/v1/sign_out" {
                let reply = send(&wire, address, value.to_string().as_bytes());
                assert!(reply.status >= 400, "{address} {value}");
            }
            for name in fields.keys() {
                let mut wrong = right.clone();
                wrong[name] = value.clone();
                send(&wire, address, wrong.to_string().as_bytes());
            }
        }
        for name in fields.keys() {
            let mut lacking = right.clone();
            lacking.as_object_mut().expect("an object").remove(name);
            let reply = send(&wire, address, lacking.to_string().as_bytes());
            assert_eq!(reply.status, 400, "{address} without {name}");
        }
    }
    is_well(&server, &wire);
}

/// Bytes that are no text, halves of a character, numbers of any size: JSON to
/// some readers.
#[test]
fn odd_spellings_do_no_harm() {
    let server = Server::start();
    let wire = Wire::to(&server);
    let digits = "9".repeat(400);
    let odd: [&[u8]; 6] = [
        b"\"\xff\xfe\"",
        br#""\ud800""#,
        br#""\udfff\ud800""#,
        b"1e999",
        b"-1e999",
        digits.as_bytes(),
    ];
    for address in POSTED {
        let body = body(address).to_string();
        for (place, _) in body.match_indices(':') {
            let end = body[place..].find([',', '}']);
            let end = end.map_or(body.len(), |it| place + it);
            for odd in odd {
                let wrong = [&body.as_bytes()[..=place], odd, &body.as_bytes()[end..]].concat();
                let reply = send(&wire, address, &wrong);
                let shown = String::from_utf8_lossy(&wrong);
                assert_eq!(reply.status, 400, "{address} {shown}");
            }
        }
    }
    is_well(&server, &wire);
}
