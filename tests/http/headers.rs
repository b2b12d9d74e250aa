//! What every answer tells the browser not to do.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use tests::server::{Server, Transport};
use ureq::http::Method;

use crate::owner::{code, confirm};
use crate::pages::require_client;
use crate::wire::{Reply, Wire};

/// One directive of a policy, as its sources.
fn sources(policy: &str, directive: &str) -> Vec<String> {
    let found = policy
        .split(';')
        .map(|it| it.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .find(|words| words.first().is_some_and(|it| it == directive));
    found.unwrap_or_else(|| panic!("no {directive}: {policy}"))[1..].to_vec()
}

/// The inline scripts of a page.
fn inline_scripts(page: &str) -> Vec<&str> {
    let scripts = page.split("<script").skip(1);
    let parts = scripts.filter_map(|it| it.split_once("</script>")?.0.split_once('>'));
    let inline = parts.filter(|(attributes, _)| !attributes.contains("src="));
    inline.map(|(_, code)| code).collect()
}

fn check_policy(reply: &Reply, place: &str) {
    let policy = reply.header("content-security-policy");
    for unsafe_one in [
        "'unsafe-inline'",
        "'unsafe-eval'",
        "'unsafe-hashes'",
        "*",
        "http:",
        "https:",
    ] {
        let is_in = policy.split([';', ' ']).any(|source| source == unsafe_one);
        assert!(!is_in, "{place} allows {unsafe_one}: {policy}");
    }
    assert_eq!(sources(policy, "default-src"), ["'none'"]);
    assert_eq!(sources(policy, "base-uri"), ["'none'"]);
    assert_eq!(sources(policy, "frame-ancestors"), ["'none'"]);
    assert_eq!(sources(policy, "connect-src"), ["'self'"]);
    assert!(sources(policy, "script-src").contains(&"'wasm-unsafe-eval'".to_owned()));
}

#[test]
fn every_answer_carries_the_same_prohibitions() {
    let server = Server::start();
    let wire = Wire::to(&server);
    let foreign = wire
        .request(Method::POST, "/api/v1/sign_out")
        .header("origin", "null");
    let answers = [
        ("a page", wire.get("/")),
        ("a file that is not there", wire.get("/nothing.js")),
        ("an answer", wire.get("/api/v1/keys")),
        ("an error", wire.get("/api/v1/sessions")),
        ("a wrong method", wire.post("/", &())),
        ("a refusal", wire.send(foreign, "{}")),
        ("health", wire.get("/healthz")),
    ];
    for (place, reply) in &answers {
        check_policy(reply, place);
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{place}");
        assert_eq!(reply.header("referrer-policy"), "no-referrer", "{place}");
        assert_eq!(
            reply.header("cross-origin-opener-policy"),
            "same-origin",
            "{place}"
        );
        let permissions = reply.header("permissions-policy");
        assert!(permissions.contains("camera=(self)"), "{place}");
        assert!(
            !reply.headers.contains_key("access-control-allow-origin"),
            "{place}"
        );
        // A certificate made here is not one to insist on.
        assert!(
            !reply.headers.contains_key("strict-transport-security"),
            "{place}"
        );
    }
}

#[test]
fn the_policy_names_every_inline_script_and_no_other() {
    let server = Server::start();
    let page = Wire::to(&server).get("/");
    require_client(&page);
    let text = page.text();
    let mut scripts: Vec<_> = inline_scripts(&text)
        .into_iter()
        .map(|code| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(code))))
        .collect();
    assert!(!scripts.is_empty(), "Trunk's own script is inline");
    let policy = page.header("content-security-policy");
    let mut allowed = sources(policy, "script-src");
    allowed.retain(|source| source.starts_with("'sha"));
    scripts.sort();
    allowed.sort();
    assert_eq!(scripts, allowed);
    for handler in [
        " onclick=",
        " onload=",
        " onerror=",
        "javascript:",
        " style=",
    ] {
        assert!(
            !text.contains(handler),
            "the policy does not let {handler} work"
        );
    }
}

#[test]
fn a_session_is_a_cookie_that_scripts_and_other_sites_do_not_get() {
    let server = Server::start_over(Transport::Tls);
    let wire = Wire::to(&server);
    let (challenge, code) = code(&server, &wire, "0912345678", "sign_in");
    let reply = confirm(&wire, challenge, &code);
    assert_eq!(reply.headers.get_all("set-cookie").iter().count(), 1);
    let cookie = reply.header("set-cookie");
    let mut parts = cookie.split("; ");
    let (name, token) = parts
        .next()
        .and_then(|it| it.split_once('='))
        .expect("a pair");
    assert!(name.starts_with("__Host-"), "{cookie}");
    assert_eq!(token.len(), 64);
    let attributes: Vec<_> = parts.collect();
    for attribute in ["Secure", "HttpOnly", "Path=/"] {
        assert!(attributes.contains(&attribute), "{cookie}");
    }
    let same_site = attributes
        .iter()
        .any(|it| ["SameSite=Lax", "SameSite=Strict"].contains(it));
    assert!(same_site && !cookie.contains("Domain"), "{cookie}");
    assert!(
        !reply.text().contains(token),
        "a script cannot read it elsewhere"
    );
    assert_eq!(reply.header("cache-control"), "no-store");
}
