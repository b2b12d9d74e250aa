//! A database or keys that cannot be used: the server says which file it is,
//! and touches nothing.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use tests::server::Server;

use crate::refusal::problem_in;
use crate::wire::Wire;

#[test]
fn a_database_that_is_none_is_named() {
    let mut server = Server::start();
    assert_eq!(Wire::to(&server).get("/healthz").text(), "ok");
    // Stopping brings everything into the one file.
    assert!(server.stop().success());
    let whole = fs::read(server.folder().join("luuvet.db")).expect("a database");
    let page = whole.get(..4_096).expect("the first page");
    let cases: [(&str, Vec<u8>); 3] = [
        (
            "no database at all",
            b"this is a letter, not a database\n".repeat(400),
        ),
        (
            "of noise",
            (0..40_000_u32)
                .map(|it| (it.wrapping_mul(97) >> 3) as u8)
                .collect(),
        ),
        ("cut after its first page", page.to_vec()),
    ];
    for (what, bytes) in cases {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("luuvet.db"), bytes).expect("a file");
        let problem = problem_in(folder.path(), &[]);
        let says = problem.contains("luuvet.db") && problem.contains("backup");
        assert!(says, "{what}: {problem}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("luuvet.db")).expect("a folder in its place");
    let problem = problem_in(folder.path(), &[]);
    assert!(
        problem.contains("luuvet.db") && problem.contains("--database"),
        "{problem}"
    );
}

#[test]
fn keys_whose_making_was_interrupted_are_made_or_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = folder.path().join("keys");
    let key = |name: &str, content: &str, mode: u32| {
        let file = keys.join(name);
        fs::write(&file, content).expect("a file");
        fs::set_permissions(&file, Permissions::from_mode(mode)).expect("its mode");
    };
    let check = |says: &str| {
        let problem = problem_in(folder.path(), &[]);
        assert!(problem.contains(says), "{says}: {problem}");
    };
    fs::create_dir(&keys).expect("a folder");
    let secret = "5a".repeat(32);
    key("root.key", "", 0o600);
    check("root.key");
    key("root.key", &secret[..40], 0o600);
    check("root.key");
    key("root.key", &secret, 0o644);
    check("chmod 600");
    key("root.key", &secret, 0o600);
    key("key_list.json", "{\"root\":", 0o600);
    check("issuing.key");
    key("issuing.key", &secret, 0o600);
    key("otp.secret", &secret, 0o600);
    check("key_list.json");
    key("key_list.json", "{}", 0o600);
    check("key_list.json");
}

#[test]
fn a_first_start_that_was_interrupted_goes_on() {
    let mut server = Server::start();
    // It listens before all its keys are made, and answers after.
    assert_eq!(Wire::to(&server).get("/healthz").text(), "ok");
    let keys = server.folder().join("keys");
    let root = fs::read(keys.join("root.key")).expect("a key");
    server.stop();
    // The list is written last; so it looks after a power cut before that.
    for name in ["key_list.json", "otp.secret"] {
        fs::remove_file(keys.join(name)).expect("a file");
    }
    fs::write(keys.join("key_list.new"), "{\"root\":").expect("a list that was begun");
    server.start_again();
    assert_eq!(Wire::to(&server).get("/healthz").text(), "ok");
    assert_eq!(fs::read(keys.join("root.key")).expect("a key"), root);
}
