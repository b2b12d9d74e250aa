//! The peer: backend's example `bare_history`, a process like the server.

use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use domain::history::Cursor;

pub(crate) struct Bare {
    child: Child,
    input: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
}

impl Bare {
    /// Fills this database, which has one venue, and waits until that is done.
    pub(crate) fn start(database: &Path) -> Self {
        let own = std::env::current_exe().expect("a program has a path");
        let mut child = Command::new(own.with_file_name("examples").join("bare_history"))
            .arg(database)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("`bare_history` is built: cargo build --release -p backend --examples");
        let mut bare = Self {
            input: child.stdin.take().expect("it is piped"),
            answers: BufReader::new(child.stdout.take().expect("it is piped")).lines(),
            child,
        };
        assert_eq!(bare.answer(), "ready");
        bare
    }

    /// Milliseconds of the page after this place.
    pub(crate) fn page(&mut self, after: Cursor) -> f64 {
        writeln!(self.input, "{} {}", after.at.as_millis(), after.id).expect("it reads");
        let answer = self.answer();
        let (took, rows) = answer.split_once(' ').expect("two numbers");
        assert_eq!(rows, "51");
        took.parse().expect("a number")
    }

    fn answer(&mut self) -> String {
        let answer = self.answers.next().expect("`bare_history` has not failed");
        answer.expect("a line of text")
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        // Whether it could be ended tells nothing about the benchmark.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
