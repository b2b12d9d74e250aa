//! How many messages are sent, and what nobody learns from asking for one.

use domain::sign_in::CodeSent;
use serde_json::Value;
use tests::deadline::until_blocking;
use tests::server::Server;

use crate::owner::{ask, signed_in};
use crate::wire::{Reply, Wire};

const PHONE: &str = "0912345678";

fn wait_seconds(reply: &Reply) -> u32 {
    assert_eq!(
        (reply.status, reply.error()),
        (429, "too_many_codes".to_owned())
    );
    let wait = reply.header("retry-after").parse().expect("seconds");
    assert_eq!(reply.json()["wait_seconds"], wait, "both say the same");
    wait
}

#[test]
fn a_second_code_has_to_wait_in_whatever_spelling() {
    let server = Server::start();
    let wire = Wire::to(&server);
    let sent: CodeSent = ask(&wire, PHONE, "sign_in").expect();
    for spelling in [
        PHONE,
        "+84912345678",
        "0912 345 678",
        "0084 (0) 912.345.678",
    ] {
        for purpose in ["sign_in", "visitor"] {
            let wait = wait_seconds(&ask(&wire, spelling, purpose));
            assert!(
                (1..=sent.resend_after_seconds).contains(&wait),
                "{spelling}: {wait}"
            );
        }
    }
}

#[test]
fn a_network_that_asks_for_many_codes_has_to_wait() {
    const PER_HOUR: u32 = 30;
    let server = Server::start();
    let wire = Wire::to(&server);
    for it in 0..PER_HOUR {
        let reply = ask(&wire, &format!("09123{it:05}"), "sign_in");
        assert_eq!(reply.status, 200, "{it}: {}", reply.text());
    }
    let wait = wait_seconds(&ask(&wire, "0987654321", "sign_in"));
    assert!((3_000..=3_600).contains(&wait), "{wait}");
    // Whoever lies about where it comes from has to wait as well.
    let lying = wire
        .as_app("/api/v1/sign_in/request")
        .header("x-forwarded-for", "203.0.113.9");
    let body = r#"{"phone":"0987654321","purpose":"sign_in","language":"vi"}"#;
    wait_seconds(&wire.send(lying, body));
}

#[test]
fn a_day_has_only_so_many_messages() {
    let server = Server::start_with(&["--sms-per-day", "2"]);
    let wire = Wire::to(&server);
    for phone in [PHONE, "0987654321"] {
        assert_eq!(ask(&wire, phone, "sign_in").status, 200);
    }
    assert!(wait_seconds(&ask(&wire, "0381234567", "sign_in")) > 3_600);
}

/// Everything of an answer but what is new in each.
fn shape(reply: &Reply) -> (u16, Vec<String>, Value) {
    let names = reply.headers.keys().filter(|name| *name != "date");
    let mut headers: Vec<_> = names
        .map(|name| format!("{name}: {}", reply.header(name.as_str())))
        .collect();
    headers.sort();
    let mut json = reply.json();
    for name in ["challenge", "expires_at"] {
        if let Some(value) = json.get_mut(name) {
            *value = Value::from(value.to_string().len());
        }
    }
    (reply.status, headers, json)
}

/// Also proves that the pause ends: a known number has asked before.
#[test]
fn a_known_number_is_answered_like_an_unknown_one() {
    let server = Server::start();
    let person = signed_in(&server, PHONE);
    let wire = Wire::to(&server);
    let known = until_blocking(|| {
        let reply = ask(&wire, PHONE, "sign_in");
        (reply.status != 429).then_some(reply)
    });
    let known = known.expect("the pause ends");
    let unknown = ask(&wire, "0987654321", "sign_in");
    assert_eq!(shape(&known), shape(&unknown));
    assert_eq!(
        person.get("/api/v1/me").status,
        200,
        "asking changes no session"
    );
    let refusals = [PHONE, "0987654321"].map(|phone| ask(&wire, phone, "sign_in"));
    assert!(refusals.iter().all(|reply| wait_seconds(reply) > 0));
}
