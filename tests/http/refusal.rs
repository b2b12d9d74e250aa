//! A start that fails: what the operator reads then.

use std::path::Path;
use std::process::{Command, Stdio};

use tests::deadline::until_blocking;
use tests::server::binary;

/// How a run of the binary ended by itself.
#[derive(Debug)]
pub(crate) struct Ending {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs `luuvet serve` with these arguments until it ends by itself.
pub(crate) fn serve(arguments: &[&str]) -> Ending {
    let mut child = Command::new(binary())
        .arg("serve")
        // Whatever else is wrong, the port is not.
        .env("LUUVET_LISTEN", "127.0.0.1:0")
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let ended = until_blocking(|| child.try_wait().ok().flatten());
    if ended.is_none() {
        child.kill().expect("a signal that nobody can refuse");
    }
    let output = child.wait_with_output().expect("its output");
    let ending = Ending {
        code: output.status.code(),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    };
    assert!(ended.is_some(), "it serves in spite of it: {ending:?}");
    ending
}

/// The last line that it wrote, after checking that it ended as it should.
fn problem(arguments: &[&str]) -> String {
    let ending = serve(arguments);
    assert_eq!(ending.code, Some(1), "{ending:?}");
    assert!(!ending.stderr.contains("panicked"), "{}", ending.stderr);
    let last = ending.stderr.lines().last().unwrap_or_default();
    let problem = last.strip_prefix("luuvet: ");
    problem.unwrap_or_else(|| panic!("{ending:?}")).to_owned()
}

/// The same with a database in this folder.
pub(crate) fn problem_in(folder: &Path, more: &[&str]) -> String {
    let database = format!("sqlite:{}", folder.join("luuvet.db").display());
    problem(&[&["--database", &database], more].concat())
}
