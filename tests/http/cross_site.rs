//! Another site can make a browser send requests with its owner's cookie; none
//! of them may do anything.

use tests::server::{Server, Transport};
use ureq::http::Method;

use crate::addresses::POSTED;
use crate::owner::Owner;
use crate::wire::Wire;

/// What a request says about where it comes from.
type Said = Vec<(&'static str, String)>;

fn refused(own: &str) -> Vec<Said> {
    let origin = |it: &str| ("origin", it.to_owned());
    let fetch = |it: &str| ("sec-fetch-site", it.to_owned());
    let other_scheme = match own.split_once("://") {
        Some(("http", host)) => format!("https://{host}"),
        Some((_, host)) => format!("http://{host}"),
        None => panic!("{own} is an origin"),
    };
    let mut table = vec![
        vec![],
        vec![origin(own), origin(own)],
        vec![origin(own), origin("https://evil.example")],
        vec![fetch("same-origin"), fetch("cross-site")],
    ];
    let origins = [
        "https://evil.example",
        "null",
        "",
        "http://localhost",
        "http://localhost.evil.example",
        &other_scheme,
        &format!("{own}.evil.example"),
        &format!("{own}/"),
        &format!("{own} https://evil.example"),
        &own.replace("localhost", "127.0.0.1"),
    ];
    for it in origins {
        table.push(vec![origin(it)]);
        table.push(vec![origin(it), fetch("same-origin")]);
    }
    for it in ["cross-site", "same-site", "none", "Same-Origin", ""] {
        table.push(vec![fetch(it)]);
        table.push(vec![origin(own), fetch(it)]);
    }
    table
}

fn allowed(own: &str) -> Vec<Said> {
    let origin = ("origin", own.to_owned());
    let fetch = ("sec-fetch-site", "same-origin".to_owned());
    vec![
        vec![origin.clone()],
        vec![fetch.clone()],
        vec![origin, fetch],
    ]
}

fn status(wire: &Wire, address: &str, said: &Said) -> u16 {
    let mut request = wire
        .request(Method::POST, address)
        .header("content-type", "application/json");
    for (name, value) in said {
        request = request.header(*name, value);
    }
    // Nothing that a function understands, so that nothing happens if it is let in.
    let reply = wire.send(request, "[]");
    if reply.status == 403 {
        assert_eq!(reply.error(), "not_understood");
    }
    reply.status
}

fn check(server: &Server) {
    let wire = Wire::to(server);
    for address in POSTED {
        for said in refused(&wire.origin) {
            assert_eq!(status(&wire, address, &said), 403, "{address} {said:?}");
        }
        for said in allowed(&wire.origin) {
            assert_ne!(status(&wire, address, &said), 403, "{address} {said:?}");
        }
    }
}

#[test]
fn another_site_can_post_nothing() {
    check(&Server::start());
}

#[test]
fn another_site_can_post_nothing_over_tls() {
    check(&Server::start_over(Transport::Tls));
}

#[test]
fn a_foreign_form_does_not_sign_anybody_out() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    for origin in ["https://evil.example", "null"] {
        let form = owner
            .wire
            .request(Method::POST, "/api/v1/sign_out")
            .header("origin", origin)
            .header("content-type", "text/plain");
        assert_eq!(owner.wire.send(form, "{}").status, 403);
    }
    assert!(owner.wire.get("/api/v1/me").json()["phone"].is_string());
    assert_eq!(owner.wire.post("/api/v1/sign_out", &()).status, 400);
    let out = owner.wire.send(owner.wire.as_app("/api/v1/sign_out"), "{}");
    assert_eq!(out.status, 200);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert!(owner.wire.get("/api/v1/me").json().is_null());
}
