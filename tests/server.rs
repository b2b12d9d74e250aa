//! The real binary `luuvet` on a free port and a folder of its own: started,
//! stopped, killed and started again with the same data.

use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use tempfile::TempDir;

use crate::deadline::until_blocking;
use crate::port;
use crate::sms::Inbox;

/// How the server is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// `http://localhost:…`, which browsers trust like https.
    Http,
    /// `https://localhost:…` with a certificate that it signed itself.
    Tls,
}

/// One server of one test.
pub struct Server {
    child: Option<Child>,
    port: u16,
    transport: Transport,
    arguments: Vec<String>,
    folder: TempDir,
    /// What it sent by SMS.
    pub inbox: Inbox,
}

impl Server {
    /// Starts with an empty database.
    pub fn start() -> Self {
        Self::start_over(Transport::Http)
    }

    /// The same over a chosen transport.
    pub fn start_over(transport: Transport) -> Self {
        Self::start_as(transport, tempfile::tempdir(), &[])
    }

    /// The same with its data on the file system of this folder.
    pub fn start_in(parent: &Path) -> Self {
        Self::start_as(Transport::Http, tempfile::tempdir_in(parent), &[])
    }

    /// The same with more arguments of an operator's.
    pub fn start_with(arguments: &[&str]) -> Self {
        Self::start_as(Transport::Http, tempfile::tempdir(), arguments)
    }

    fn start_as(
        transport: Transport,
        folder: std::io::Result<TempDir>,
        arguments: &[&str],
    ) -> Self {
        let mut server = Self {
            child: None,
            port: port::free(),
            transport,
            arguments: arguments.iter().map(|&it| it.to_owned()).collect(),
            folder: folder.expect("a folder for the data"),
            inbox: Inbox::default(),
        };
        server.start_again();
        server
    }

    /// Starts the stopped or killed server with its port and its data.
    pub fn start_again(&mut self) {
        assert!(self.child.is_none(), "the server is running");
        let database = self.folder.path().join("luuvet.db");
        let log = std::fs::File::options()
            .create(true)
            .append(true)
            .open(self.log_file())
            .expect("a log file");
        let mut command = Command::new(binary());
        command
            .arg("serve")
            .args(["--listen", &format!("127.0.0.1:{}", self.port)])
            .args(["--database", &format!("sqlite:{}", database.display())])
            .args(&self.arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log);
        if self.transport == Transport::Tls {
            command.arg("--tls-self-signed");
        }
        let mut child = command
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", binary().display()));
        self.inbox
            .collect(child.stdout.take().expect("it is piped"));
        let port = self.port;
        let listening = until_blocking(|| {
            if let Ok(Some(status)) = child.try_wait() {
                panic!("the server ended at once, {status}:\n{}", self.log());
            }
            TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()
        });
        assert!(listening.is_some(), "no start:\n{}", self.log());
        self.child = Some(child);
    }

    /// Stops it as an operator does, and waits until it has ended.
    pub fn stop(&mut self) -> ExitStatus {
        self.ask_to_stop();
        self.ended()
    }

    /// Tells it to stop, and does not wait.
    pub fn ask_to_stop(&self) {
        let child = self.child.as_ref().expect("the server is running");
        let sent = Command::new("kill")
            .args(["-s", "TERM", &child.id().to_string()])
            .status();
        assert!(sent.is_ok_and(|status| status.success()), "no signal sent");
    }

    /// Waits until it has ended by itself.
    pub fn ended(&mut self) -> ExitStatus {
        let mut child = self.child.take().expect("the server is running");
        let ended = until_blocking(|| child.try_wait().ok().flatten());
        ended.unwrap_or_else(|| panic!("it does not stop:\n{}", self.log()))
    }

    /// Ends it in the middle of whatever it does, at this very moment.
    pub fn kill(&mut self) {
        let mut child = self.child.take().expect("the server is running");
        child.kill().expect("a signal that nobody can refuse");
        child.wait().expect("it has ended");
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        let scheme = match self.transport {
            Transport::Http => "http",
            Transport::Tls => "https",
        };
        format!("{scheme}://localhost:{}", self.port)
    }

    /// The port, also while it is stopped.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Where its database lies.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs another command of the binary beside it, on its database.
    pub fn run(&self, arguments: &[&str]) {
        let database = self.folder().join("luuvet.db");
        let done = Command::new(binary())
            .args(arguments)
            .arg("--database")
            .arg(format!("sqlite:{}", database.display()))
            .output()
            .expect("it starts");
        assert!(done.status.success(), "{arguments:?}: {done:?}");
    }

    /// What of its memory is in use now, in MB.
    pub fn memory_mb(&self) -> f64 {
        self.status_mb("VmRSS:")
    }

    /// The most that was in use since [`Server::forget_peak_memory`], in MB.
    pub fn peak_memory_mb(&self) -> f64 {
        self.status_mb("VmHWM:")
    }

    /// Counts the peak anew from now on.
    pub fn forget_peak_memory(&self) {
        // "5" resets the peak (proc(5), clear_refs).
        std::fs::write(self.proc_file("clear_refs"), "5").expect("our own child");
    }

    /// How long it has kept processors busy.
    pub fn processor_seconds(&self) -> f64 {
        let stat = std::fs::read_to_string(self.proc_file("stat")).expect("it runs");
        // Fields 14 and 15 (proc(5)), counted from behind the name; a hundred a second.
        let (_, fields) = stat.rsplit_once(')').expect("a name");
        let ticks = fields.split_whitespace().skip(11).take(2);
        let ticks: f64 = ticks.filter_map(|it| it.parse::<f64>().ok()).sum();
        ticks / 100.0
    }

    fn status_mb(&self, field: &str) -> f64 {
        let status = std::fs::read_to_string(self.proc_file("status")).expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix(field));
        let kilobytes = line.and_then(|line| line.trim().split(' ').next());
        kilobytes
            .and_then(|it| it.parse::<f64>().ok())
            .expect("a number")
            / 1_024.0
    }

    fn proc_file(&self, name: &str) -> String {
        let child = self.child.as_ref().expect("the server is running");
        format!("/proc/{}/{name}", child.id())
    }

    /// What it logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    fn log_file(&self) -> PathBuf {
        self.folder.path().join("stderr.log")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

/// `luuvet`, built beside the tests; another one through `LUUVET`.
pub fn binary() -> PathBuf {
    if let Some(given) = std::env::var_os("LUUVET") {
        return given.into();
    }
    let own = std::env::current_exe().expect("a test has a path");
    own.ancestors()
        .skip(1)
        .map(|folder| folder.join("luuvet"))
        .find(|binary| binary.is_file())
        .expect("`luuvet` is not built: cargo build -p web, or make test")
}
