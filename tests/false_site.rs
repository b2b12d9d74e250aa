//! Something else that answers in the server's place: a captive portal, a
//! broken proxy, a server that has forgotten a session.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Gives every request the same answer while it lives.
pub struct FalseSite {
    port: u16,
    ended: Arc<AtomicBool>,
    sendings: Arc<AtomicUsize>,
}

impl FalseSite {
    /// The login page of a hotel's network: 200, HTML, for every address.
    pub fn captive_portal(port: u16) -> Self {
        Self::answering(port, "200 OK", "text/html", "<h1>Welcome! Log in.</h1>")
    }

    /// Answers everything with this.
    pub fn answering(port: u16, status: &str, content_type: &str, body: &str) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).expect("the port is free");
        let answer = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        let (ended, sendings) = (Arc::default(), Arc::default());
        let site = Self {
            port,
            ended: Arc::clone(&ended),
            sendings: Arc::clone(&sendings),
        };
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if ended.load(Ordering::SeqCst) {
                    return;
                }
                let (answer, sendings) = (answer.clone(), Arc::clone(&sendings));
                std::thread::spawn(move || serve(&stream, &answer, &sendings));
            }
        });
        site
    }

    /// How many batches it was sent.
    pub fn sendings(&self) -> usize {
        self.sendings.load(Ordering::SeqCst)
    }
}

impl Drop for FalseSite {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        // Wakes the listener, which then lets go of the port.
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)));
        crate::deadline::until_blocking(|| {
            TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).ok()
        });
    }
}

fn serve(mut stream: &TcpStream, answer: &str, sendings: &AtomicUsize) -> Option<()> {
    let mut request = BufReader::new(stream);
    let (mut first, mut length) = (String::new(), 0);
    request.read_line(&mut first).ok()?;
    loop {
        let mut header = String::new();
        request.read_line(&mut header).ok()?;
        let header = header.trim().to_ascii_lowercase();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    request.read_exact(&mut vec![0; length]).ok()?;
    if first.starts_with("POST /api/v1/check_ins ") {
        sendings.fetch_add(1, Ordering::SeqCst);
    }
    stream.write_all(answer.as_bytes()).ok()
}
