//! `luuvet outbreak` and `luuvet revoke` beside a running server: what the
//! operator types is in the next list that a phone fetches.

use std::process::{Command, Output};

use domain::checkpoint::outbreak::{self, Level, OutbreakList};
use domain::checkpoint::revoked::{self, RevokedList};
use domain::code::signed_text::SignedText;
use domain::day::Day;
use tests::server::{Server, binary};

use crate::declared::{credential, keys};
use crate::owner::Owner;
use crate::phone::{Phone, now};
use crate::wire::Wire;

fn luuvet(server: &Server, arguments: &[&str]) -> Output {
    let database = server.folder().join("luuvet.db");
    Command::new(binary())
        .args(arguments)
        .arg("--database")
        .arg(format!("sqlite:{}", database.display()))
        .output()
        .expect("it starts")
}

/// What it prints when it succeeds.
fn done(server: &Server, arguments: &[&str]) -> String {
    let output = luuvet(server, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout)
        .expect("text")
        .trim()
        .to_owned()
}

/// What it says when it does not.
fn refused(server: &Server, arguments: &[&str]) -> String {
    let output = luuvet(server, arguments);
    assert!(!output.status.success(), "{arguments:?}: {output:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stderr).expect("text")
}

fn outbreaks(wire: &Wire) -> OutbreakList {
    let signed: SignedText = wire.get("/api/v1/outbreaks").expect();
    let list = signed.open(outbreak::PURPOSE, &keys(wire));
    list.expect("signed by the city")
}

fn is_revoked(wire: &Wire, serial: u32) -> bool {
    let signed: SignedText = wire.get("/api/v1/revoked").expect();
    let list = signed.open::<RevokedList>(revoked::PURPOSE, &keys(wire));
    list.expect("signed").read().expect("whole").has(serial)
}

#[test]
fn what_is_marked_while_the_server_runs_is_in_the_next_list() {
    let mut server = Server::start();
    let owner = Owner::of_venue(&server, "0912345678", "Bánh mì Cô Ba");
    let wire = Wire::to(&server);
    let before = outbreaks(&wire);
    assert_eq!((before.wards.len(), before.venues.len()), (0, 0));

    let today = Day::in_vietnam(now());
    let (from, until) = (today.minus(3).to_string(), today.to_string());
    let ward = [
        "outbreak", "add", "--ward", "20242", "--level", "lockdown", "--from", &from,
    ];
    let number = done(&server, &ward);
    let venue = owner.venue.id.to_string();
    let (begins, ends) = (format!("{from}T09:00"), format!("{from}T10:30:00+07:00"));
    done(
        &server,
        &[
            "outbreak", "add", "--venue", &venue, "--level", "watch", "--from", &begins, "--until",
            &ends,
        ],
    );
    let list = outbreaks(&wire);
    let it = &list.wards[0];
    assert_eq!((it.ward.0, it.level), (20_242, Level::Lockdown));
    assert_eq!((it.from, it.until), (today.minus(3), None));
    let it = &list.venues[0];
    assert_eq!(it.until.since(it.from).as_secs(), 90 * 60);
    assert_eq!(
        it.from.since(today.minus(3).starts_at()).as_secs(),
        9 * 60 * 60
    );

    let listed = done(&server, &["outbreak", "list"]);
    let lines: Vec<_> = listed.lines().collect();
    assert!(lines[0].starts_with(&format!("{number}\tward 20242\tPhường Hải Châu\tlockdown")));
    assert!(
        lines[1].contains(&venue) && lines[1].contains("09:00"),
        "{listed}"
    );
    done(&server, &["outbreak", "end", &number, "--until", &until]);
    assert_eq!(outbreaks(&wire).wards[0].until, Some(today));
    assert_eq!(server.stop().code(), Some(0));
    assert!(
        done(&server, &["outbreak", "list"]).contains(&until),
        "also without it"
    );
}

#[test]
fn a_code_that_the_operator_revokes_is_in_the_next_list() {
    let server = Server::start();
    let wire = Wire::to(&server);
    let (one, two) = (
        credential(&wire, &mut Phone::new(5)),
        credential(&wire, &mut Phone::new(6)),
    );
    assert!(!is_revoked(&wire, one.serial) && !is_revoked(&wire, two.serial));
    done(&server, &["revoke", &one.serial.to_string()]);
    assert!(is_revoked(&wire, one.serial) && !is_revoked(&wire, two.serial));
    done(&server, &["revoke", "--holder", &two.holder.to_string()]);
    assert!(is_revoked(&wire, two.serial));
    let again = refused(&server, &["revoke", &one.serial.to_string()]);
    assert!(again.contains("no such credential"), "{again}");
}

#[test]
fn what_cannot_be_marked_is_refused_with_the_next_step() {
    let mut server = Server::start();
    assert_eq!(Wire::to(&server).get("/healthz").text(), "ok");
    let add = |more: &[&str]| {
        let all = [&["outbreak", "add", "--level", "watch"], more].concat();
        refused(&server, &all)
    };
    let unknown = add(&["--ward", "1", "--from", "2026-10-01"]);
    assert!(unknown.contains("no ward or venue"), "{unknown}");
    let wrong = add(&["--ward", "20242", "--from", "1.10.2026"]);
    assert!(wrong.contains("2021-10-08"), "{wrong}");
    let order = ["--from", "2026-10-02", "--until", "2026-10-01"];
    let backwards = add(&[&["--ward", "20242"], &order[..]].concat());
    assert!(backwards.contains("before the first"), "{backwards}");
    let venue = "0198c0de-0000-7000-8000-000000000000";
    let order = ["--from", "2026-10-01T10:00", "--until", "2026-10-01T09:00"];
    let backwards = add(&[&["--venue", venue], &order[..]].concat());
    assert!(backwards.contains("before the first"), "{backwards}");
    for incomplete in [
        &["--from", "2026-10-01"][..],
        &["--venue", venue, "--from", "2026-10-01T09:00"],
        &["--ward", "20242", "--venue", venue, "--from", "2026-10-01"],
    ] {
        add(incomplete);
    }
    let nowhere = refused(&server, &["outbreak", "end", "7", "--until", "2026-10-01"]);
    assert!(nowhere.contains("luuvet outbreak list"), "{nowhere}");
    refused(&server, &["revoke"]);

    assert_eq!(server.stop().code(), Some(0));
    let file = server.folder().join("luuvet.db");
    std::fs::remove_file(file).expect("removed");
    let missing = refused(&server, &["outbreak", "list"]);
    assert!(missing.contains("luuvet serve"), "{missing}");
    assert!(!server.folder().join("luuvet.db").exists(), "it made none");
}
