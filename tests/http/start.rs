//! How the server starts, and what it says when another program is in its way.

use std::fs;

use tests::server::{Server, Transport};

use crate::refusal::{problem_in, serve};
use crate::wire::Wire;

#[test]
fn a_port_in_use_is_told_with_the_option_that_helps() {
    let server = Server::start();
    let folder = tempfile::tempdir().expect("a folder");
    let listen = format!("127.0.0.1:{}", server.port());
    let problem = problem_in(folder.path(), &["--listen", &listen]);
    assert!(
        problem.contains(&listen) && problem.contains("--listen"),
        "{problem}"
    );
}

#[test]
fn the_settings_are_printed_as_json_without_a_secret() {
    let folder = tempfile::tempdir().expect("a folder");
    let gateway = folder.path().join("gateway.json");
    let secrets =
        r#"{"provider":"esms","api_key":"canary1","secret_key":"canary2","brand_name":"B"}"#;
    fs::write(&gateway, secrets).expect("a file");
    let gateway = gateway.display().to_string();
    let ending = serve(&[
        "--print-config",
        "--sms-gateway",
        &gateway,
        "--public-url",
        "https://a.example",
    ]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let settings: serde_json::Value = serde_json::from_str(&ending.stdout).expect("JSON");
    assert_eq!(settings["public_url"][0], "https://a.example");
    assert_eq!(settings["sms_gateway"], gateway.as_str());
    assert!(!format!("{ending:?}").contains("canary"), "{ending:?}");
}

#[test]
fn a_self_signed_certificate_serves_https() {
    let server = Server::start_over(Transport::Tls);
    let wire = Wire::to(&server);
    assert!(wire.origin.starts_with("https://"));
    let reply = wire.get("/healthz");
    assert_eq!((reply.status, reply.text().as_str()), (200, "ok"));
    assert!(server.log().contains("fingerprint"), "{}", server.log());
}
