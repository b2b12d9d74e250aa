//! The HTTP gateway, against a stub on this machine.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::mpsc;

use backend::sms::{Gateway, GatewayConfig, Message, NotSent, Sms, Success};
use domain::phone::PhoneNumber;

/// What the stub does with one connection.
enum Reply {
    Answer(u16, &'static str),
    HangUp,
}

/// A gateway that gives these replies, one per connection, and tells the
/// request heads and bodies it got.
fn stub(replies: Vec<Reply>) -> (String, mpsc::Receiver<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/send", listener.local_addr().expect("an address"));
    let (sender, requests) = mpsc::channel();
    std::thread::spawn(move || {
        for reply in replies {
            let (stream, _) = listener.accept().expect("a connection");
            let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
            let (mut head, mut length) = (String::new(), 0);
            loop {
                let mut line = String::new();
                reader.read_line(&mut line).expect("a line");
                if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                    length = value.trim().parse().expect("a length");
                }
                if line.trim().is_empty() {
                    break;
                }
                head.push_str(&line);
            }
            let mut body = vec![0; length];
            reader.read_exact(&mut body).expect("a body");
            let _ = sender.send((head, String::from_utf8(body).expect("UTF-8")));
            if let Reply::Answer(status, text) = reply {
                let mut stream = stream;
                write!(
                    stream,
                    "HTTP/1.1 {status} Stub\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{text}",
                    text.len()
                )
                .expect("an answer");
            }
        }
    });
    (url, requests)
}

fn message() -> Message {
    Message {
        to: PhoneNumber::parse("0912345678").expect("a number"),
        text: "He said \"{phone}\"\nậ #123456".to_owned(),
        request_id: "request-1".to_owned(),
    }
}

async fn send(replies: Vec<Reply>) -> (Result<(), NotSent>, Vec<(String, String)>) {
    let (url, requests) = stub(replies);
    let config = GatewayConfig {
        url,
        headers: vec![("authorization".to_owned(), "Bearer hidden".to_owned())],
        ..GatewayConfig::esms("key", "secret", "LUUVET")
    };
    let result = Gateway::new(config).send(message()).await;
    (result, requests.try_iter().collect())
}

#[tokio::test]
async fn a_message_reaches_the_gateway_as_it_wants_it() {
    let (result, requests) = send(vec![Reply::Answer(200, r#"{"CodeResult":"100"}"#)]).await;
    assert_eq!(result, Ok(()));
    let (head, body) = &requests[0];
    assert!(
        head.to_lowercase().contains("authorization: bearer hidden"),
        "{head}"
    );
    let body: serde_json::Value = serde_json::from_str(body).expect("JSON");
    assert_eq!(body["Phone"], "84912345678");
    assert_eq!(body["Content"], message().text);
    assert_eq!(body["RequestId"], "request-1");
    assert_eq!(
        (&body["ApiKey"], &body["Brandname"]),
        (&"key".into(), &"LUUVET".into())
    );
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_once_more_under_the_same_id() {
    let good = Reply::Answer(200, r#"{"CodeResult":100}"#);
    let (result, requests) = send(vec![Reply::HangUp, good]).await;
    assert_eq!(result, Ok(()));
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].1, requests[1].1);
}

#[tokio::test]
async fn a_refusal_is_told_without_secrets() {
    let check = |reply, part: &'static str| async move {
        let error = send(vec![reply]).await.0.expect_err("an error").to_string();
        assert!(error.contains(part), "{error}");
        for secret in ["key\"", "secret", "hidden", "912345678", "123456"] {
            assert!(!error.contains(secret), "{error}");
        }
    };
    check(
        Reply::Answer(200, r#"{"CodeResult":"103"}"#),
        "`CodeResult` is not `100`",
    )
    .await;
    check(Reply::Answer(200, "<html>"), "`CodeResult` is not `100`").await;
    check(Reply::Answer(503, "{}"), "status 503").await;
    check(Reply::Answer(302, "{}"), "status 302").await;
    let shown = format!("{:?}", GatewayConfig::esms("key-1", "secret-1", "B"));
    assert!(
        !shown.contains("key-1") && !shown.contains("secret-1"),
        "{shown}"
    );
}

#[tokio::test]
async fn a_status_is_enough_where_no_field_is_named() {
    let (url, _requests) = stub(vec![Reply::Answer(204, "")]);
    let config = GatewayConfig {
        url,
        headers: Vec::new(),
        body: r#"{"to":"{phone}","id":"{request_id}","braces":"{}"}"#.to_owned(),
        success: None::<Success>,
    };
    assert_eq!(Gateway::new(config).send(message()).await, Ok(()));
}
