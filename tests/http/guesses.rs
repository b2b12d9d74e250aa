//! Guessing at a code: five tries, whoever makes them and however fast.

use domain::sign_in::CODE_TRIES;
use tests::server::Server;

use crate::owner::{ask, code, confirm, other_than};
use crate::wire::Wire;

const PHONE: &str = "0912345678";

#[test]
fn after_five_wrong_tries_the_right_code_is_refused_too() {
    let server = Server::start();
    let wire = Wire::to(&server);
    let (challenge, code) = code(&server, &wire, PHONE, "sign_in");
    for left in (0..CODE_TRIES).rev() {
        let reply = confirm(&wire, challenge, other_than(&code));
        assert_eq!(
            (reply.status, reply.error()),
            (422, "wrong_code".to_owned())
        );
        assert_eq!(reply.json()["tries_left"], left);
    }
    let reply = confirm(&wire, challenge, &code);
    assert_eq!(
        (reply.status, reply.error()),
        (422, "ask_for_new_code".to_owned())
    );
    assert!(!reply.headers.contains_key("set-cookie"));
}

#[test]
fn twenty_guesses_at_once_count_five() {
    let server = Server::start();
    let wire = Wire::to(&server);
    let (challenge, code) = code(&server, &wire, PHONE, "sign_in");
    let errors: Vec<_> = std::thread::scope(|scope| {
        let guess = || confirm(&wire, challenge, other_than(&code)).error();
        let guesses: Vec<_> = (0..20).map(|_| scope.spawn(guess)).collect();
        let ends = guesses.into_iter().map(|it| it.join().expect("an answer"));
        ends.collect()
    });
    let count = |name: &str| errors.iter().filter(|it| *it == name).count();
    assert_eq!(count("wrong_code"), usize::from(CODE_TRIES), "{errors:?}");
    assert_eq!(count("ask_for_new_code"), 15, "{errors:?}");
    assert_eq!(confirm(&wire, challenge, &code).error(), "ask_for_new_code");
}

#[test]
fn a_code_works_once_even_when_it_is_entered_twice_at_once() {
    let server = Server::start();
    let wire = Wire::to(&server);
    let (challenge, code) = code(&server, &wire, PHONE, "sign_in");
    let statuses: Vec<_> = std::thread::scope(|scope| {
        let enter = || confirm(&wire, challenge, &code).status;
        let entries: Vec<_> = (0..4).map(|_| scope.spawn(enter)).collect();
        let ends = entries.into_iter().map(|it| it.join().expect("an answer"));
        ends.collect()
    });
    let signed_in = statuses.iter().filter(|status| **status == 200).count();
    assert_eq!(signed_in, 1, "{statuses:?}");
    assert_eq!(confirm(&wire, challenge, &code).error(), "ask_for_new_code");
}

#[test]
fn a_code_opens_only_what_it_was_asked_for() {
    let server = Server::start();
    let wire = Wire::to(&server);
    let (visitor, visitor_code) = code(&server, &wire, PHONE, "visitor");
    assert_eq!(
        confirm(&wire, visitor, &visitor_code).error(),
        "ask_for_new_code"
    );
    let (other, other_code) = code(&server, &wire, "0987654321", "sign_in");
    if other_code != visitor_code {
        assert_eq!(confirm(&wire, other, &visitor_code).error(), "wrong_code");
    }
    // As people type it, and as phones paste it.
    let spaced = format!(" {} {}\n", &other_code[..3], &other_code[3..]);
    assert_eq!(confirm(&wire, other, &spaced).status, 200);
}

#[test]
fn a_number_that_gets_no_message_is_told_why() {
    let server = Server::start();
    let wire = Wire::to(&server);
    for (phone, reason) in [
        ("", "empty"),
        ("0912", "too_short"),
        ("+1 202 555 0123", "other_country"),
        ("02363822300", "not_mobile"),
        ("hello", "not_digits"),
    ] {
        let reply = ask(&wire, phone, "sign_in");
        assert_eq!(
            (reply.status, reply.error()),
            (422, "phone".to_owned()),
            "{phone}"
        );
        assert_eq!(reply.json()["reason"], reason, "{phone}");
    }
}
