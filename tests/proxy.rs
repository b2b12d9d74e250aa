//! A way to the server on which replies can be lost: requests arrive, and then
//! nobody hears of it. That is what a tunnel, a lift or a dead battery does.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Forwards connections to a server while it lives.
pub struct Proxy {
    port: u16,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    has_ended: AtomicBool,
    withholds: AtomicBool,
    withheld: AtomicUsize,
}

impl Proxy {
    /// In front of the server on this port; forwards everything.
    pub fn before(server: u16) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let state = Arc::new(State::default());
        let own = Arc::clone(&state);
        std::thread::spawn(move || {
            for phone in listener.incoming().map_while(Result::ok) {
                if own.has_ended.load(Ordering::SeqCst) {
                    return;
                }
                // A server that is down is a connection that closes.
                if let Ok(server) = TcpStream::connect((Ipv4Addr::LOCALHOST, server)) {
                    join(phone, server, &own);
                }
            }
        });
        Self { port, state }
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// From now on no byte comes back; requests still go through.
    pub fn withhold_replies(&self) {
        self.state.withholds.store(true, Ordering::SeqCst);
    }

    /// Replies of later requests come back again; what was withheld is lost.
    pub fn let_replies_through(&self) {
        self.state.withholds.store(false, Ordering::SeqCst);
    }

    /// How many bytes of replies were withheld.
    pub fn withheld(&self) -> usize {
        self.state.withheld.load(Ordering::SeqCst)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.state.has_ended.store(true, Ordering::SeqCst);
        // Wakes the listener, which then lets go of the port.
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)));
    }
}

fn join(phone: TcpStream, server: TcpStream, state: &Arc<State>) {
    let (Ok(from_phone), Ok(to_server)) = (phone.try_clone(), server.try_clone()) else {
        return;
    };
    std::thread::spawn(move || carry(from_phone, to_server, |_| true));
    let state = Arc::clone(state);
    std::thread::spawn(move || {
        carry(server, phone, |bytes| {
            let withholds = state.withholds.load(Ordering::SeqCst);
            if withholds {
                state.withheld.fetch_add(bytes, Ordering::SeqCst);
            }
            !withholds
        });
    });
}

/// Carries bytes until one side ends, then ends the other.
fn carry(mut from: TcpStream, mut to: TcpStream, passes: impl Fn(usize) -> bool) {
    let mut bytes = [0; 16 * 1_024];
    while let Ok(count @ 1..) = from.read(&mut bytes) {
        if passes(count) && to.write_all(&bytes[..count]).is_err() {
            break;
        }
    }
    for stream in [from, to] {
        // The other direction may have closed it already.
        let _ = stream.shutdown(Shutdown::Both);
    }
}
