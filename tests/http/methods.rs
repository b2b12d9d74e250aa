//! Which methods and content types an address takes.

use tests::server::Server;
use ureq::http::Method;

use crate::addresses::{POSTED, READING, STREAMING, body};
use crate::wire::Wire;

#[test]
fn what_changes_something_answers_no_link() {
    let server = Server::start();
    let wire = Wire::to(&server);
    for address in POSTED {
        for method in [Method::GET, Method::HEAD] {
            let reply = wire.send_empty(wire.request(method.clone(), address));
            assert_eq!(reply.status, 405, "{method} {address}");
            assert_eq!(reply.header("allow"), "POST");
        }
        for method in [Method::PUT, Method::PATCH] {
            let request = wire
                .request(method.clone(), address)
                .header("origin", &wire.origin)
                .header("content-type", "application/json");
            assert_eq!(wire.send(request, "{}").status, 405, "{method} {address}");
        }
        for method in [Method::DELETE, Method::OPTIONS] {
            let request = wire
                .request(method.clone(), address)
                .header("origin", &wire.origin);
            assert_eq!(wire.send_empty(request).status, 405, "{method} {address}");
        }
    }
}

#[test]
fn what_only_reads_takes_no_post() {
    let server = Server::start();
    let wire = Wire::to(&server);
    for address in READING {
        assert_eq!(wire.post(address, &()).status, 405, "{address}");
        let status = wire.get(address).status;
        assert!(status == 200 || status == 401, "{address}: {status}");
    }
}

#[test]
fn what_streams_or_is_for_other_systems_takes_no_post() {
    let server = Server::start();
    let wire = Wire::to(&server);
    for address in STREAMING {
        let refused = wire.post(address, &());
        assert_eq!(refused.status, 405, "{address}");
        assert_eq!(refused.header("allow"), "GET,HEAD", "{address}");
        let reply = wire.get(address);
        let expected = if address.ends_with("openapi.json") {
            200
        } else {
            401
        };
        assert_eq!(reply.status, expected, "{address}");
    }
}

/// A form can be sent from another site without a question to this one.
#[test]
fn what_a_form_can_send_is_not_read() {
    let server = Server::start();
    let wire = Wire::to(&server);
    for address in POSTED {
        for kind in [
            "text/plain",
            "text/plain; charset=application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/jsonp",
            "",
        ] {
            let request = wire
                .request(Method::POST, address)
                .header("origin", &wire.origin)
                .header("content-type", kind);
            let reply = wire.send(request, body(address).to_string());
            assert_eq!(reply.status, 415, "{address} {kind}");
            assert_eq!(reply.error(), "not_understood");
        }
        let without = wire
            .request(Method::POST, address)
            .header("origin", &wire.origin);
        assert_eq!(wire.send(without, "{}").status, 415, "{address}");
    }
}

#[test]
fn an_address_that_was_never_published_is_not_found() {
    let server = Server::start();
    let wire = Wire::to(&server);
    for address in [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v2/check_ins",
        "/api/v1/check_ins/",
    ] {
        let reply = wire.post(address, &());
        assert_eq!(
            (reply.status, reply.error()),
            (404, "not_found".to_owned()),
            "{address}"
        );
        assert_eq!(wire.get(address).status, 404, "{address}");
    }
}
