//! Stopping lets whoever is being served finish, and starting goes on where it
//! was stopped.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::{Duration, Instant};

use tests::deadline::until_blocking;
use tests::server::Server;

use crate::listening::{bearer, listen};
use crate::owner::Owner;
use crate::phone::Phone;
use crate::phone::send;

const PATIENCE: Duration = Duration::from_secs(10);

/// A request whose head the server has read, and whose body it waits for.
fn begun(server: &Server, length: usize) -> BufReader<TcpStream> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).expect("it listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    let head = format!(
        "POST /api/v1/scan_history HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\nExpect: 100-continue\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).expect("it reads");
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).expect("it asks for the body");
    assert!(line.starts_with("HTTP/1.1 100"), "{line}");
    reader
}

#[test]
fn a_request_in_flight_ends_before_the_server_does() {
    let mut server = Server::start();
    let body = r#"{"filter":{}}"#;
    let mut request = begun(&server, body.len());
    server.ask_to_stop();
    let stops = until_blocking(|| server.log().contains("stopping").then_some(()));
    assert!(stops.is_some(), "{}", server.log());
    let refused = until_blocking(|| TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).err());
    assert!(refused.is_some(), "nobody else is taken in");

    request
        .get_mut()
        .write_all(body.as_bytes())
        .expect("it still reads");
    let mut answer = String::new();
    request
        .read_to_string(&mut answer)
        .expect("an answer and an end");
    assert!(answer.contains("HTTP/1.1 401"), "{answer}");
    assert!(answer.contains("sign_in_again"), "{answer}");
    let status = server.ended();
    assert_eq!(status.code(), Some(0), "{}", server.log());
    assert!(server.log().contains("stopped"), "{}", server.log());
}

#[test]
fn it_stops_within_its_time_although_pages_and_systems_listen() {
    let mut server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let key = owner.make_key("Camera");
    let page = listen(&server, "/api/v1/live", &owner.cookie());
    let system = listen(&server, "/api/v1/venue/check_ins/stream", &bearer(&key));
    assert_eq!((page.status(), system.status()), (200, 200));
    let asked = Instant::now();
    server.ask_to_stop();
    let status = server.ended();
    assert_eq!(status.code(), Some(0), "{}", server.log());
    let took = asked.elapsed();
    assert!(took < PATIENCE, "it waited for those who listen: {took:?}");
    assert!(page.has_ended() && system.has_ended());
}

#[test]
fn a_session_and_its_history_outlive_a_restart() {
    let mut server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let (ids, batch) = Phone::new(9).visits(&owner.venue, 1);
    assert_eq!(send(&owner.wire, &batch).status, 200);
    assert_eq!(server.stop().code(), Some(0));
    server.start_again();
    let rows = owner.history();
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), ids);
}
