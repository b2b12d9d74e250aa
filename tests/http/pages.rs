//! The client's files and pages, as a browser asks for them.

use tests::server::Server;
use ureq::http::Method;

use crate::wire::{Reply, Wire};

/// The other tests do not need a client; these say how to get one.
pub(crate) fn require_client(page: &Reply) {
    assert!(
        page.text().contains("<script"),
        "this `luuvet` holds no client: make client, then cargo build -p web"
    );
}

fn with_client() -> (Server, Wire) {
    let server = Server::start();
    let wire = Wire::to(&server);
    require_client(&wire.get("/"));
    (server, wire)
}

/// Addresses of files that the page itself names.
pub(crate) fn files(wire: &Wire) -> Vec<String> {
    let page = wire.get("/").text();
    let names = page.split(['"', '\'']).filter(|it| it.starts_with('/'));
    let mut files: Vec<_> = names
        .filter(|it| it.rsplit('/').next().is_some_and(|name| name.contains('.')))
        .map(str::to_owned)
        .collect();
    files.push("/sw.js".to_owned());
    files.sort();
    files.dedup();
    files
}

#[test]
fn every_address_of_a_page_is_the_app() {
    let (_server, wire) = with_client();
    let app = wire.get("/");
    assert_eq!(app.header("content-type"), "text/html; charset=utf-8");
    let venue = "/venues/0198b0a4-5f6e-7000-8000-000000000000/posters";
    for page in [
        "/v",
        "/scan",
        "/venues",
        venue,
        "/no-such-page",
        "/scan?x=1.js",
    ] {
        let reply = wire.get(page);
        assert_eq!(reply.status, 200, "{page}");
        assert_eq!(reply.body, app.body, "{page}");
    }
}

#[test]
fn a_file_that_is_not_there_is_not_found() {
    let (_server, wire) = with_client();
    for file in [
        "/no-such-file.js",
        "/old-0123456789abcdef_bg.wasm",
        "/.env",
        "/favicon.ico",
        "/sw.js.map",
        "/build.json",
        "/sizes.json",
        "/index.html.br",
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
    ] {
        let reply = wire.get(file);
        assert_eq!(reply.status, 404, "{file}");
        assert!(
            !reply.text().contains("<html"),
            "{file}: a script must not get a page"
        );
    }
}

#[test]
fn every_file_that_the_page_names_is_there_with_its_type() {
    let (_server, wire) = with_client();
    let files = files(&wire);
    for part in [".wasm", ".js", ".css", ".webmanifest", ".svg"] {
        assert!(
            files.iter().any(|it| it.ends_with(part)),
            "{part}: {files:?}"
        );
    }
    for file in &files {
        let reply = wire.get(file);
        assert_eq!(reply.status, 200, "{file}");
        let kind = match file.rsplit('.').next().expect("an ending") {
            "wasm" => "application/wasm",
            "js" => "text/javascript",
            "css" => "text/css",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "webmanifest" => "application/manifest+json",
            _ => "",
        };
        let given = reply.header("content-type");
        assert!(given.starts_with(kind), "{file}: {given}");
    }
}

#[test]
fn a_head_is_the_answer_without_its_body() {
    let (_server, wire) = with_client();
    for path in ["/", "/sw.js", "/api/v1/keys", "/healthz"] {
        let whole = wire.get(path);
        let head = wire.send_empty(wire.request(Method::HEAD, path));
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
        assert_eq!(head.header("content-type"), whole.header("content-type"));
    }
}
