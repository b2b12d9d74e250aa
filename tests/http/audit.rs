//! `luuvet audit verify`: beside a running server and without one.

use std::process::{Command, Output};

use tests::server::{Server, binary};

use crate::owner::Owner;

fn verify(server: &Server) -> Output {
    let database = server.folder().join("luuvet.db");
    Command::new(binary())
        .args(["audit", "verify", "--database"])
        .arg(format!("sqlite:{}", database.display()))
        .output()
        .expect("it starts")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Another address in the first row of a venue, where SQLite keeps it.
fn alter(server: &Server) {
    let file = server.folder().join("luuvet.db");
    let mut bytes = std::fs::read(&file).expect("a database");
    let row = br#"127.0.0.1{"what":"registered"}"#;
    let places: Vec<_> = bytes
        .windows(row.len())
        .enumerate()
        .filter(|(_, part)| part == row)
        .map(|(place, _)| place)
        .collect();
    assert!(!places.is_empty(), "the log was copied into the file");
    for place in places {
        bytes[place + 8] = b'9';
    }
    std::fs::write(&file, bytes).expect("written");
}

#[test]
fn a_good_database_is_good_and_an_altered_one_is_not_with_and_without_a_server() {
    let mut server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    owner.make_key("Camera");
    let good = verify(&server);
    assert_eq!(good.status.code(), Some(0), "{good:?}");
    assert!(told(&good).contains("2 rows of 1 venues"), "{good:?}");
    assert!(told(&good).contains("seal over all 2 rows: "), "{good:?}");
    assert_eq!(server.stop().code(), Some(0));
    assert_eq!(verify(&server).status.code(), Some(0));

    alter(&server);
    let altered = verify(&server);
    assert_eq!(altered.status.code(), Some(1), "{altered:?}");
    let id = owner.venue.id.to_string();
    assert!(told(&altered).contains(&id) && told(&altered).contains("row 1"));
    server.start_again();
    assert_eq!(verify(&server).status.code(), Some(1));
    assert_eq!(
        owner.wire.get("/api/v1/venues").status,
        200,
        "it goes on serving"
    );
}

#[test]
fn without_a_database_or_its_key_it_says_what_is_missing() {
    let mut server = Server::start();
    Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    assert_eq!(server.stop().code(), Some(0));
    let key = server.folder().join("keys").join("root.key");
    let secret = std::fs::read(&key).expect("a key");
    std::fs::remove_file(&key).expect("removed");
    let output = verify(&server);
    assert_eq!(output.status.code(), Some(1));
    let problem = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(problem.contains("root.key"), "{problem}");
    std::fs::write(&key, secret).expect("written");
    std::fs::remove_file(server.folder().join("luuvet.db")).expect("removed");
    let output = verify(&server);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(!server.folder().join("luuvet.db").exists(), "it made none");
}
