//! Another system that is told of check-ins: a real HTTP server which answers
//! as it is told to, and keeps what it got.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;

/// What it does with a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Status(u16),
    /// Reads it all, and closes the connection without a word.
    Close,
    /// Says nothing for as long as it is waited for.
    Silence,
}

#[derive(Clone, Debug)]
pub(crate) struct Got {
    pub(crate) id: String,
    pub(crate) timestamp: String,
    pub(crate) signature: String,
    pub(crate) body: String,
}

#[derive(Clone)]
pub(crate) struct Receiver {
    pub(crate) url: String,
    got: Arc<Mutex<Vec<Got>>>,
    answers: Arc<Mutex<VecDeque<Answer>>>,
    /// Connections on which it says nothing.
    held: Arc<Mutex<Vec<TcpStream>>>,
}

impl Receiver {
    /// Answers these first, and `204` ever after.
    pub(crate) fn start(answers: &[Answer]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let receiver = Self {
            url: format!("http://{address}/hook"),
            got: Arc::default(),
            answers: Arc::new(Mutex::new(answers.iter().copied().collect())),
            held: Arc::default(),
        };
        let own = receiver.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                own.serve(stream);
            }
        });
        receiver
    }

    pub(crate) fn got(&self) -> Vec<Got> {
        self.got.lock().expect("a lock").clone()
    }

    /// Hangs up wherever it said nothing.
    pub(crate) fn let_go(&self) {
        self.held.lock().expect("a lock").clear();
    }

    fn serve(&self, mut stream: TcpStream) {
        let Some(got) = read(&stream) else { return };
        self.got.lock().expect("a lock").push(got);
        let answer = self.answers.lock().expect("a lock").pop_front();
        let answer = answer.unwrap_or(Answer::Status(204));
        if answer == Answer::Silence {
            self.held.lock().expect("a lock").push(stream);
            return;
        }
        if let Answer::Status(status) = answer {
            let head = format!(
                "HTTP/1.1 {status} x\r\nLocation: /hook\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
            drop(stream.write_all(head.as_bytes()));
        }
    }
}

impl Got {
    /// The ids of the check-ins in it, and whether it says that more wait.
    pub(crate) fn told(&self) -> (Vec<String>, bool) {
        let json: Value = serde_json::from_str(&self.body).expect("JSON");
        assert_eq!(json["type"], "check_ins.recorded");
        let check_ins = json["data"]["check_ins"].as_array().expect("a list");
        let ids = check_ins
            .iter()
            .map(|it| it["id"].as_str().expect("an id").to_owned());
        (ids.collect(), json["data"]["more"] == true)
    }

    /// Whether the secret signed it, as standardwebhooks.com says.
    pub(crate) fn is_signed_with(&self, secret: &str) -> bool {
        let key = STANDARD.decode(secret.strip_prefix("whsec_").expect("a prefix"));
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(&key.expect("base64")).expect("a key");
        mac.update(format!("{}.{}.{}", self.id, self.timestamp, self.body).as_bytes());
        let given = self.signature.strip_prefix("v1,").expect("a version");
        mac.verify_slice(&STANDARD.decode(given).expect("base64"))
            .is_ok()
    }
}

fn read(stream: &TcpStream) -> Option<Got> {
    let mut reader = BufReader::new(stream);
    let (mut line, mut headers) = (String::new(), Vec::new());
    reader.read_line(&mut line).ok()?;
    assert!(line.starts_with("POST /hook "), "{line}");
    loop {
        line.clear();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim().split_once(':') else {
            break;
        };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let header = |wanted: &str| {
        let found = headers.iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    assert_eq!(header("content-type"), "application/json");
    let mut body = vec![0; header("content-length").parse().ok()?];
    reader.read_exact(&mut body).ok()?;
    Some(Got {
        id: header("webhook-id"),
        timestamp: header("webhook-timestamp"),
        signature: header("webhook-signature"),
        body: String::from_utf8(body).ok()?,
    })
}
