//! One-time codes: once, ten minutes, five tries, one number, one purpose.

use std::time::Duration;

use backend::{Error, sign_in};
use domain::phone::PhoneError;
use domain::sign_in::{CODE_LIFETIME, Language, Purpose};

use crate::city::{City, stranger};

const PHONE: &str = "0912 345 678";

/// A code that is certainly not `code`.
fn wrong(code: &str) -> String {
    let first = if code.starts_with('1') { '2' } else { '1' };
    format!("{first}{}", &code[1..])
}

#[tokio::test]
async fn a_code_signs_in_once() {
    let city = City::open().await;
    let challenge = city
        .ask(PHONE, Purpose::SignIn)
        .await
        .expect("a code")
        .challenge;
    let (caller, code) = (stranger("192.0.2.7"), city.sent.code());
    let (person, _) = sign_in::start(&city.backend, &caller, challenge, &code)
        .await
        .expect("a session");
    assert_eq!(person.phone.e164(), "+84912345678");
    let again = sign_in::start(&city.backend, &caller, challenge, &code).await;
    assert!(matches!(again, Err(Error::AskForNewCode)));
}

#[tokio::test]
async fn a_code_expires_after_ten_minutes() {
    let city = City::open().await;
    let challenge = city
        .ask(PHONE, Purpose::SignIn)
        .await
        .expect("a code")
        .challenge;
    city.backend.clock.advance(CODE_LIFETIME);
    let late = sign_in::start(
        &city.backend,
        &stranger("192.0.2.7"),
        challenge,
        &city.sent.code(),
    )
    .await;
    assert!(matches!(late, Err(Error::AskForNewCode)));
}

#[tokio::test]
async fn a_code_for_one_purpose_opens_nothing_else() {
    let city = City::open().await;
    let challenge = city
        .ask(PHONE, Purpose::Visitor)
        .await
        .expect("a code")
        .challenge;
    let other = sign_in::start(
        &city.backend,
        &stranger("192.0.2.7"),
        challenge,
        &city.sent.code(),
    )
    .await;
    assert!(matches!(other, Err(Error::AskForNewCode)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_hundred_guesses_at_once_five_are_looked_at() {
    let city = City::open().await;
    let challenge = city
        .ask(PHONE, Purpose::SignIn)
        .await
        .expect("a code")
        .challenge;
    let right = city.sent.code();
    let guesses: Vec<_> = (0..200)
        .map(|_| {
            let (backend, guess) = (city.backend.clone(), wrong(&right));
            tokio::spawn(async move {
                sign_in::start(&backend, &stranger("192.0.2.7"), challenge, &guess).await
            })
        })
        .collect();
    let mut left = Vec::new();
    for guess in guesses {
        match guess.await.expect("a task") {
            Err(Error::WrongCode { tries_left }) => left.push(tries_left),
            Err(Error::AskForNewCode) => (),
            other => panic!("{other:?}"),
        }
    }
    left.sort_unstable();
    assert_eq!(left, [0, 1, 2, 3, 4]);
    let right = sign_in::start(&city.backend, &stranger("192.0.2.7"), challenge, &right).await;
    assert!(
        matches!(right, Err(Error::AskForNewCode)),
        "too late even when right"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_right_answers_at_once_one_signs_in() {
    let city = City::open().await;
    let challenge = city
        .ask(PHONE, Purpose::SignIn)
        .await
        .expect("a code")
        .challenge;
    let code = city.sent.code();
    let tries: Vec<_> = (0..5)
        .map(|_| {
            let (backend, code) = (city.backend.clone(), code.clone());
            tokio::spawn(async move {
                sign_in::start(&backend, &stranger("192.0.2.7"), challenge, &code).await
            })
        })
        .collect();
    let mut signed_in = 0;
    for one in tries {
        signed_in += usize::from(one.await.expect("a task").is_ok());
    }
    assert_eq!(signed_in, 1);
}

#[tokio::test]
async fn a_wrong_code_says_how_many_tries_are_left_and_the_right_one_still_works() {
    let city = City::open().await;
    let challenge = city
        .ask(PHONE, Purpose::SignIn)
        .await
        .expect("a code")
        .challenge;
    let caller = stranger("192.0.2.7");
    let code = city.sent.code();
    for guess in [wrong(&code).as_str(), "12345", "", "１２３４５６"] {
        let answer = sign_in::start(&city.backend, &caller, challenge, guess).await;
        assert!(matches!(answer, Err(Error::WrongCode { .. })), "{answer:?}");
    }
    let spaced = format!(" {} {}", &code[..3], &code[3..]);
    let answer = sign_in::start(&city.backend, &caller, challenge, &spaced).await;
    assert!(answer.is_ok());
}

#[tokio::test]
async fn the_message_ends_in_a_line_for_this_site_only() {
    let city = City::open().await;
    for language in [Language::Vi, Language::En] {
        let caller = stranger("192.0.2.7");
        backend::otp::request(&city.backend, &caller, PHONE, Purpose::SignIn, language)
            .await
            .expect("a code");
        let messages = city.sent.messages.lock().expect("a lock");
        let text = messages.last().expect("a message").text.clone();
        drop(messages);
        let last = text.lines().last().expect("a line");
        assert_eq!(last, format!("@luuvet.example #{}", city.sent.code()));
        // One SMS: 160 characters of the GSM alphabet.
        assert!(text.is_ascii() && text.len() <= 160, "{}", text.len());
        city.backend.clock.advance(Duration::from_secs(60));
    }
}

#[tokio::test]
async fn a_number_that_gets_no_message_is_refused_with_its_reason() {
    let city = City::open().await;
    let check = |text, reason| {
        let city = &city;
        async move {
            match city.ask(text, Purpose::SignIn).await {
                Err(Error::Phone(found)) => assert_eq!(found, reason),
                other => panic!("{other:?}"),
            }
        }
    };
    check("", PhoneError::Empty).await;
    check("0912", PhoneError::TooShort).await;
}
