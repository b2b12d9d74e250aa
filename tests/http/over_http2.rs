//! The same promises over HTTP/2, where the host is part of the address and
//! not a header. Browsers speak it wherever there is TLS.

use std::net::Ipv4Addr;

use tests::server::Server;
use tokio::net::TcpStream;
use ureq::http::{Request, Response};

/// One request on a connection of its own.
async fn post(server: &Server, headers: &[(&str, &str)]) -> Response<h2::RecvStream> {
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).await;
    let (mut sender, connection) = h2::client::Builder::new()
        .handshake::<_, &'static [u8]>(stream.expect("it listens"))
        .await
        .expect("it speaks HTTP/2");
    tokio::spawn(connection);
    let mut request = Request::post(format!("{}/api/v1/sign_out", server.origin()))
        .header("content-type", "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(()).expect("a request");
    let (answer, mut body) = sender.send_request(request, false).expect("a stream");
    body.send_data(b"{}", true).expect("it reads");
    answer.await.expect("an answer")
}

#[tokio::test]
async fn another_site_can_post_nothing_over_http2() {
    let server = Server::start();
    let own = server.origin();
    let own = own.as_str();
    for refused in [
        vec![],
        vec![("origin", "https://evil.example")],
        vec![("origin", "null")],
        vec![("origin", own), ("origin", own)],
        vec![("origin", own), ("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("origin", "https://evil.example"), ("host", "evil.example")],
    ] {
        let answer = post(&server, &refused).await;
        assert_eq!(answer.status(), 403, "{refused:?}");
    }
    for allowed in [
        vec![("origin", own)],
        vec![("sec-fetch-site", "same-origin")],
        vec![("origin", own), ("sec-fetch-site", "same-origin")],
    ] {
        let answer = post(&server, &allowed).await;
        assert_eq!(answer.status(), 200, "{allowed:?}");
    }
    assert!(!server.log().contains("panicked"), "{}", server.log());
}
