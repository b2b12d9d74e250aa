//! Listening to server-sent events as a browser or another system does.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::Value;
use tests::deadline::until_blocking;
use tests::server::Server;

/// A stream that is open, and what came of it so far.
pub(crate) struct Listening {
    stream: TcpStream,
    came: Arc<Mutex<String>>,
    ended: Arc<AtomicBool>,
}

/// An event with its id, which is empty for those that have none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) data: Value,
}

/// The header of another system.
pub(crate) fn bearer(key: &str) -> String {
    format!("Authorization: Bearer {key}")
}

/// Opens a stream, with lines of the head beside the host.
pub(crate) fn listen(server: &Server, path: &str, head: &str) -> Listening {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).expect("it listens");
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{head}\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("it reads");
    let (came, ended) = (
        Arc::<Mutex<String>>::default(),
        Arc::new(AtomicBool::new(false)),
    );
    let listening = Listening {
        stream: stream.try_clone().expect("a handle"),
        came: came.clone(),
        ended: ended.clone(),
    };
    std::thread::spawn(move || {
        let mut part = [0; 4_096];
        while let Ok(length @ 1..) = stream.read(&mut part) {
            let text = String::from_utf8_lossy(&part[..length]);
            came.lock().expect("a lock").push_str(&text);
        }
        ended.store(true, Ordering::SeqCst);
    });
    listening
}

impl Listening {
    fn came(&self) -> String {
        self.came.lock().expect("a lock").clone()
    }

    /// The answer's status, when its head has come.
    pub(crate) fn status(&self) -> u16 {
        let head = until_blocking(|| self.came().split_once("\r\n\r\n").map(|it| it.0.to_owned()));
        let head = head.expect("a head");
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok());
        status.expect("a status")
    }

    /// The events so far.
    pub(crate) fn events(&self) -> Vec<Event> {
        let (mut events, mut id) = (Vec::new(), String::new());
        let came = self.came();
        // Only whole lines: the last may still be on its way.
        let whole = came.rsplit_once('\n').map_or("", |it| it.0);
        for line in whole.lines() {
            if let Some(given) = line.strip_prefix("id: ") {
                id = given.to_owned();
            }
            if let Some(data) = line.strip_prefix("data: ") {
                events.push(Event {
                    id: std::mem::take(&mut id),
                    data: serde_json::from_str(data).expect("JSON"),
                });
            }
        }
        events
    }

    /// The same, when there are so many.
    pub(crate) fn wait_for(&self, count: usize) -> Vec<Event> {
        let events = until_blocking(|| {
            let events = self.events();
            (events.len() >= count).then_some(events)
        });
        events.unwrap_or_else(|| panic!("no {count} events:\n{}", self.came()))
    }

    /// Waits until the server has ended it.
    pub(crate) fn has_ended(&self) -> bool {
        until_blocking(|| self.ended.load(Ordering::SeqCst).then_some(())).is_some()
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        drop(self.stream.shutdown(std::net::Shutdown::Both));
    }
}
