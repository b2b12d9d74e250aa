//! The peer: backend's example `bare_inserts`, a process like the server.

use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::phones::Outgoing;

pub(crate) struct Bare {
    child: Child,
    input: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
}

/// How long it took to write some batches.
pub(crate) struct Written {
    pub(crate) seconds: f64,
    pub(crate) median_ms: f64,
}

impl Bare {
    /// Starts on this database, made when missing.
    pub(crate) fn start(database: &Path) -> Self {
        let own = std::env::current_exe().expect("a program has a path");
        let mut child = Command::new(own.with_file_name("examples").join("bare_inserts"))
            .arg(database)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("`bare_inserts` is built: cargo build --release -p backend --examples");
        Self {
            input: child.stdin.take().expect("it is piped"),
            answers: BufReader::new(child.stdout.take().expect("it is piped")).lines(),
            child,
        }
    }

    /// Writes the records of these batches, a transaction each.
    pub(crate) fn write(&mut self, batches: &[Outgoing]) -> Written {
        for batch in batches {
            writeln!(self.input, "{}", batch.records).expect("it reads");
        }
        writeln!(self.input).expect("it reads");
        let answer = next(&mut self.answers);
        let (seconds, median_ms) = answer.split_once(' ').expect("two numbers");
        Written {
            seconds: seconds.parse().expect("a number"),
            median_ms: median_ms.parse().expect("a number"),
        }
    }

    /// Ends it; returns how many check-ins are in its database.
    pub(crate) fn stored(self) -> usize {
        let Self {
            mut child,
            input,
            mut answers,
        } = self;
        drop(input);
        let rows = next(&mut answers).parse().expect("a number");
        assert!(child.wait().is_ok_and(|status| status.success()));
        rows
    }
}

fn next(answers: &mut Lines<BufReader<ChildStdout>>) -> String {
    let answer = answers.next().expect("`bare_inserts` has not failed");
    answer.expect("a line of text")
}
