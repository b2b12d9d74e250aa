//! What is not even HTTP, and what is too much of it.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpStream};
use std::time::Duration;

use tests::server::Server;
use ureq::SendBody;

use crate::addresses::POSTED;
use crate::dice::Dice;
use crate::wire::Wire;

const MAX_BODY: usize = 1_024 * 1_024;
/// Longer than any of these answers takes; the server itself waits 15 seconds for a head.
const PATIENCE: Duration = Duration::from_secs(10);

/// Says something and hangs up; what came back, if anything.
pub(crate) fn say(server: &Server, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).expect("it listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    // The server may hang up first; that is an answer, too.
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn what_is_not_http_does_no_harm() {
    let server = Server::start();
    let long = "x".repeat(100_000);
    let many = "A: b\r\n".repeat(5_000);
    let mut table: Vec<Vec<u8>> = [
        "\r\n\r\n",
        "HELLO\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "POST /api/v1/check_ins HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST /api/v1/check_ins HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST /api/v1/check_ins HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST /api/v1/check_ins HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\njunk that is no frame",
        "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        "GET /%00%ff%2e%2e/ HTTP/1.1\r\nHost: a\r\n\r\n",
    ]
    .map(Into::into)
    .to_vec();
    table.push(format!("GET /{long} HTTP/1.1\r\n\r\n").into_bytes());
    table.push(format!("GET / HTTP/1.1\r\nX: {long}{long}{long}{long}{long}\r\n\r\n").into_bytes());
    table.push(format!("GET / HTTP/1.1\r\n{many}\r\n").into_bytes());
    let mut dice = Dice::new(42);
    table.extend((0..50).map(|_| dice.bytes::<300>().to_vec()));
    for bytes in table {
        let answer = say(&server, &bytes);
        let status = answer.split(' ').nth(1).unwrap_or("400");
        assert!(!status.starts_with('5'), "{answer}");
        assert!(!answer.contains("root:"), "{answer}");
    }
    assert_eq!(Wire::to(&server).get("/healthz").text(), "ok");
    assert!(!server.log().contains("panicked"), "{}", server.log());
}

#[test]
fn a_body_over_the_limit_is_too_large() {
    let server = Server::start();
    let wire = Wire::to(&server);
    let blanks = vec![b' '; MAX_BODY + 1];
    for address in POSTED {
        let reply = wire.send(wire.as_app(address), &blanks[1..]);
        assert_eq!(
            reply.status, 400,
            "{address}: as large as allowed, but no JSON"
        );
        let reply = wire.send(wire.as_app(address), blanks.as_slice());
        assert_eq!(
            (reply.status, reply.error()),
            (413, "too_large".to_owned()),
            "{address}"
        );
    }
    assert_eq!(wire.get("/healthz").text(), "ok");
}

/// The sender does not say beforehand how much it will be.
#[test]
fn a_body_without_a_length_is_limited_too() {
    let server = Server::start();
    let wire = Wire::to(&server);
    for (size, status) in [(MAX_BODY, 400), (MAX_BODY + 1, 413), (3 * MAX_BODY, 413)] {
        let mut endless = std::io::repeat(b' ').take(size as u64);
        let reply = wire.send_body(
            wire.as_app("/api/v1/check_ins"),
            SendBody::from_reader(&mut endless),
        );
        assert_eq!(reply.status, status, "{size}");
    }
}
