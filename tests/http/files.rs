//! Files to download: what a browser needs to keep them.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use serde_json::{Value, json};
use tests::deadline::until_blocking;
use tests::server::Server;

use crate::owner::Owner;
use crate::phone::{Phone, send};
use crate::wire::Wire;

const POSTERS: &str = "/api/v1/files/posters";
const TABLE: &str = "/api/v1/files/scan_history";

#[test]
fn a_table_comes_with_a_name_and_about_how_long_it_will_be() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "=1+1");
    let mut phone = Phone::new(3);
    for _ in 0..25 {
        let (_, batch) = phone.visits(&owner.venue, 200);
        assert_eq!(send(&owner.wire, &batch).status, 200);
    }
    for (format, kind) in [
        ("csv", "text/csv"),
        (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ] {
        let body = json!({ "filter": {}, "format": format, "language": "vi" });
        let reply = owner.wire.post("/api/v1/files/scan_history", &body);
        assert_eq!(reply.status, 200, "{}", reply.text());
        assert!(reply.header("content-type").starts_with(kind));
        assert_eq!(reply.header("cache-control"), "no-store");
        let name = format!("attachment; filename=\"luu-vet-lich-su-quet.{format}\"");
        assert_eq!(reply.header("content-disposition"), name);
        let estimate: usize = reply.header("x-estimated-bytes").parse().expect("a number");
        let length = reply.body.len();
        assert!(
            (length / 2..=length * 2).contains(&estimate),
            "{estimate} of {length}"
        );
        if format == "csv" {
            let text = reply.text();
            let rows: Vec<_> = text.lines().collect();
            assert_eq!(rows.len(), 1 + 25 * 200);
            assert!(text.starts_with('\u{feff}') && !text.contains(",=1+1"));
        }
    }
    let body = json!({ "venue": owner.venue.id });
    let events: Value = owner.wire.post("/api/v1/venues/events", &body).expect();
    for (row, format) in [(0, "xlsx"), (1, "csv")] {
        let told = json!({ "what": "export_taken", "format": format, "rows": 5_000 });
        assert_eq!(events["rows"][row]["event"], told);
    }
}

/// Begins a request as the app does, with so much of its body; nothing of the
/// answer is read.
fn begin(server: &Server, path: &str, cookie: &str, body: &str, sent: usize) -> TcpStream {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).expect("it listens");
    let (length, port, origin) = (body.len(), server.port(), server.origin());
    let (sent, _) = body.split_at(sent);
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: {origin}\r\n\
         Sec-Fetch-Site: same-origin\r\n{cookie}Content-Type: application/json\r\n\
         Content-Length: {length}\r\n\r\n{sent}"
    );
    stream.write_all(request.as_bytes()).expect("it reads");
    stream
}

/// The same with a session and to its end.
fn asked(server: &Server, owner: &Owner, path: &str, body: &str) -> TcpStream {
    let cookie = format!("{}\r\n", owner.cookie());
    begin(server, path, &cookie, body, body.len())
}

/// The posters of `owner`, who has many points, as pictures.
fn many_pictures(owner: &Owner, paper: &str) -> String {
    let points = vec![json!({ "at": "exit" }); 300];
    let body = json!({ "venue": owner.venue.id, "points": points });
    let added = owner.wire.post("/api/v1/venues/points/add", &body);
    assert_eq!(added.status, 200, "{}", added.text());
    let none: [u16; 0] = [];
    json!({ "venue": owner.venue.id, "points": none, "paper": paper, "format": "png" }).to_string()
}

/// One poster as a PDF.
fn one_poster(owner: &Owner) -> u16 {
    let body = json!({
        "venue": owner.venue.id, "points": [1], "paper": "a5", "format": "pdf",
    });
    owner.wire.post(POSTERS, &body).status
}

#[test]
fn whoever_is_not_known_or_does_not_finish_asking_takes_nobodys_place() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let body = json!({ "filter": {}, "format": "csv", "language": "vi" });
    let text = body.to_string();
    let _halves: Vec<_> = [POSTERS, TABLE]
        .into_iter()
        .flat_map(|path| vec![path; 80])
        .map(|path| begin(&server, path, "", &text, 5))
        .collect();
    for _ in 0..80 {
        assert_eq!(Wire::to(&server).post(TABLE, &body).status, 401);
    }
    assert_eq!(owner.wire.post(TABLE, &body).status, 200);
    assert_eq!(one_poster(&owner), 200);
}

#[test]
fn slow_readers_keep_only_themselves_from_more_files() {
    let server = Server::start();
    let slow = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let other = Owner::of_venue(&server, "0987654321", "Chè Liên");
    let body = many_pictures(&slow, "a4");
    let reading: Vec<_> = (0..2)
        .map(|_| asked(&server, &slow, POSTERS, &body))
        .collect();
    for mut stream in &reading {
        let mut first = [0; 12];
        stream.read_exact(&mut first).expect("a head");
        assert_eq!(&first, b"HTTP/1.1 200");
    }
    assert_eq!(one_poster(&slow), 503, "a third file of the same person");
    assert_eq!(one_poster(&other), 200);
    let table = json!({ "filter": {}, "format": "csv", "language": "vi" });
    assert_eq!(slow.wire.post(TABLE, &table).status, 200, "tables go on");
    drop(reading);
    let free = until_blocking(|| (one_poster(&slow) == 200).then_some(()));
    assert!(free.is_some(), "who went away needs no place");
}

#[test]
fn pictures_are_on_their_way_before_all_are_drawn_and_stop_when_nobody_reads() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let body = many_pictures(&owner, "a3");
    let mut stream = asked(&server, &owner, POSTERS, &body);
    let mut first = [0; 16 * 1_024];
    stream.read_exact(&mut first).expect("the beginning");
    let head = String::from_utf8_lossy(&first[..1_024]).to_lowercase();
    assert!(
        head.contains("200 ok") && head.contains("application/zip"),
        "{head}"
    );
    assert!(head.contains("x-estimated-bytes") && !head.contains("content-length"));
    drop(stream);
    // It ends with the picture that is being drawn.
    let is_idle = || {
        let before = server.processor_seconds();
        std::thread::sleep(Duration::from_millis(500));
        server.processor_seconds() - before < 0.1
    };
    assert!(until_blocking(|| is_idle().then_some(())).is_some());
    // All three hundred would have taken a minute.
    let drawn = server.processor_seconds();
    assert!(drawn < 20.0, "it drew on: {drawn} s");
}

#[test]
fn posters_come_whole_with_their_length() {
    let server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let wanted = |points, format| {
        let body = json!({
            "venue": owner.venue.id, "points": points, "paper": "a5", "format": format,
        });
        owner.wire.post("/api/v1/files/posters", &body)
    };
    let none: [u16; 0] = [];
    let reply = wanted(json!(none), "pdf");
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("content-length"), reply.body.len().to_string());
    assert!(reply.body.starts_with(b"%PDF"));
    assert_eq!(wanted(json!([9]), "pdf").status, 404);
    assert_eq!(wanted(json!([1]), "csv").status, 400);
}
