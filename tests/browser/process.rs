//! A driver's process, and for WebKitGTK a display that nobody looks at. Ends
//! with the test, however the test ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use super::engine::Engine;
use crate::deadline::until_blocking;
use crate::port;

/// A running driver with at most one session.
pub(super) struct Driver {
    child: Child,
    display: Option<Display>,
    port: u16,
    session: OnceLock<String>,
}

impl Driver {
    pub(super) fn start(engine: Engine) -> Self {
        let port = port::free();
        let mut command = Command::new(engine.driver());
        command
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if engine == Engine::Firefox {
            // Each Firefox speaks to its driver on a port of its own.
            command.arg(format!("--marionette-port={}", port::free()));
        }
        let display = (engine == Engine::WebKit).then(Display::start);
        if let Some(display) = &display {
            command.env("DISPLAY", &display.name);
        }
        let child = command
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}: make browsers", engine.driver()));
        let driver = Self {
            child,
            display,
            port,
            session: OnceLock::new(),
        };
        let listening = until_blocking(|| TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok());
        assert!(listening.is_some(), "{} does not answer", engine.driver());
        driver
    }

    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Keeps the session's name, to end the browser when a test fails in the middle.
    pub(super) fn remember(&self, session: String) {
        drop(self.session.set(session));
    }

    /// Asks the driver to end the browser. By hand: a failing test has no runtime left.
    fn end_session(&self) -> std::io::Result<()> {
        let Some(session) = self.session.get() else {
            return Ok(());
        };
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(
            stream,
            "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        )?;
        stream.read(&mut [0; 256]).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.end_session());
        drop(self.child.kill());
        drop(self.child.wait());
        // After the browser that draws on it.
        drop(self.display.take());
    }
}

struct Display {
    child: Child,
    name: String,
}

impl Display {
    fn start() -> Self {
        let mut child = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x1024x24",
                "-nolisten",
                "tcp",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("Xvfb: {error}: make browsers"));
        // It finds a free display by itself and says which.
        let mut number = String::new();
        let stdout = child.stdout.take().expect("it is piped");
        let read = BufReader::new(stdout).read_line(&mut number);
        assert!(read.is_ok_and(|bytes| bytes > 0), "Xvfb does not start");
        let name = format!(":{}", number.trim());
        Self { child, name }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
