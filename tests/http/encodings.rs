//! Each file in the smallest form that the browser takes, and not at all when
//! it has the file already.

use std::io::Read;

use brotli_decompressor::Decompressor;
use flate2::read::GzDecoder;
use tests::server::Server;
use ureq::http::Method;

use crate::pages::{files, require_client};
use crate::wire::{Reply, Wire};

fn get(wire: &Wire, path: &str, accepted: &str) -> Reply {
    wire.send_empty(
        wire.request(Method::GET, path)
            .header("accept-encoding", accepted),
    )
}

/// The bytes as a browser reads them.
fn decoded(reply: &Reply) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoding = reply
        .headers
        .get("content-encoding")
        .map(|it| it.as_bytes());
    let read = match encoding {
        None => return reply.body.clone(),
        Some(b"br") => Decompressor::new(reply.body.as_slice(), 4_096).read_to_end(&mut bytes),
        Some(b"gzip") => GzDecoder::new(reply.body.as_slice()).read_to_end(&mut bytes),
        Some(other) => panic!("an encoding that was not asked for: {other:?}"),
    };
    read.expect("it decodes");
    bytes
}

#[test]
fn every_form_of_a_file_is_the_same_file() {
    let server = Server::start();
    let wire = Wire::to(&server);
    require_client(&wire.get("/"));
    for path in files(&wire)
        .iter()
        .map(String::as_str)
        .chain(["/", "/scan"])
    {
        let plain = wire.get(path);
        assert!(!plain.headers.contains_key("content-encoding"), "{path}");
        let is_text = !path.ends_with(".png");
        for (accepted, encoding) in [("gzip, deflate, br", "br"), ("gzip", "gzip")] {
            let reply = get(&wire, path, accepted);
            assert_eq!(reply.header("vary"), "accept-encoding", "{path}");
            assert_eq!(decoded(&reply), plain.body, "{path} {accepted}");
            if is_text {
                assert_eq!(reply.header("content-encoding"), encoding, "{path}");
                assert!(reply.body.len() < plain.body.len(), "{path} {accepted}");
                assert_ne!(reply.header("etag"), plain.header("etag"), "{path}");
            }
        }
        assert!(
            !get(&wire, path, "br;q=0, zstd")
                .headers
                .contains_key("content-encoding")
        );
    }
}

#[test]
fn what_a_browser_has_is_not_sent_again() {
    let server = Server::start();
    let wire = Wire::to(&server);
    require_client(&wire.get("/"));
    for path in files(&wire) {
        for accepted in ["br", "gzip", "identity"] {
            let first = get(&wire, &path, accepted);
            let again = |tag: &str| {
                let request = wire
                    .request(Method::GET, &path)
                    .header("accept-encoding", accepted)
                    .header("if-none-match", tag);
                wire.send_empty(request)
            };
            let tag = first.header("etag");
            for known in [
                tag.to_owned(),
                format!("W/{tag}"),
                format!("\"other\", {tag}"),
            ] {
                let reply = again(&known);
                assert_eq!((reply.status, reply.body.len()), (304, 0), "{path} {known}");
                assert_eq!(reply.header("etag"), tag);
            }
            let reply = again("\"other\"");
            assert_eq!((reply.status, &reply.body), (200, &first.body), "{path}");
        }
    }
}

/// The wards are the largest answer; phones get them over a slow network.
#[test]
fn a_large_answer_is_compressed_too() {
    let server = Server::start();
    let wire = Wire::to(&server);
    let plain = wire.get("/api/v1/wards");
    for encoding in ["br", "gzip"] {
        let reply = get(&wire, "/api/v1/wards", encoding);
        assert_eq!(reply.header("content-encoding"), encoding);
        assert_eq!(decoded(&reply), plain.body);
        assert!(reply.body.len() < plain.body.len());
    }
}
