//! The peer: backend's example `bare_history`, a process like the server.

use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use domain::history::Cursor;

/// What a filter means to the database.
#[derive(Clone, Copy)]
pub(crate) enum Points {
    All,
    /// At this point.
    Within(u16),
    /// At this point, which a text found.
    Found(u16),
}

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

    /// Milliseconds of the page after this place, of these points only.
    pub(crate) fn page(&mut self, after: Cursor, points: Points) -> f64 {
        // The store's number of a point of the first venue.
        let list = |point: u16| format!("[{}]", 65_536 + u32::from(point));
        let (within, found) = match points {
            Points::All => (None, None),
            Points::Within(point) => (Some(point), None),
            Points::Found(point) => (None, Some(point)),
        };
        let [within, found] =
            [within, found].map(|point| point.map_or_else(|| "-".to_owned(), list));
        let at = after.at.as_millis();
        writeln!(self.input, "{at} {} {within} {found}", after.id).expect("it reads");
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
