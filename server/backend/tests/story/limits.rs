//! How many messages are sent.

use std::time::Duration;

use backend::{Error, otp};
use domain::sign_in::{Language, Purpose};

use crate::city::{City, stranger};

/// An invented mobile number.
fn number(n: usize) -> String {
    format!("0912{n:06}")
}

async fn ask_from(city: &City, ip: &str, phone: &str) -> Result<(), u32> {
    let caller = stranger(ip);
    match otp::request(&city.backend, &caller, phone, Purpose::SignIn, Language::Vi).await {
        Ok(_) => Ok(()),
        Err(Error::TooManyCodes { wait_seconds }) => Err(wait_seconds),
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_number_waits_thirty_seconds_for_another_code() {
    let city = City::open().await;
    assert_eq!(ask_from(&city, "192.0.2.7", &number(1)).await, Ok(()));
    city.backend.clock.advance(Duration::from_secs(10));
    let wait = ask_from(&city, "203.0.113.9", &number(1)).await;
    assert!(
        wait.is_err_and(|wait| (20..=21).contains(&wait)),
        "{wait:?}"
    );
    city.backend.clock.advance(Duration::from_secs(20));
    assert_eq!(ask_from(&city, "192.0.2.7", &number(1)).await, Ok(()));
}

#[tokio::test]
async fn a_number_gets_five_codes_an_hour_and_ten_a_day() {
    let city = City::open().await;
    let mut sent = [0; 3];
    for hour in &mut sent {
        for _ in 0..8 {
            *hour += usize::from(ask_from(&city, "192.0.2.7", &number(1)).await.is_ok());
            city.backend.clock.advance(Duration::from_secs(31));
        }
        city.backend.clock.advance(Duration::from_secs(3_600));
    }
    assert_eq!(sent, [5, 5, 0]);
}

#[tokio::test]
async fn a_network_gets_thirty_codes_an_hour() {
    let city = City::open().await;
    let mut sent = 0;
    for n in 0..40 {
        let ip = format!("192.0.2.{n}");
        sent += usize::from(ask_from(&city, &ip, &number(n)).await.is_ok());
    }
    assert_eq!(sent, 30);
    assert_eq!(ask_from(&city, "192.0.3.1", &number(99)).await, Ok(()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_day_has_a_limit_that_many_at_once_do_not_overrun() {
    let city = City::open_with(|config| config.otp.per_day = 20).await;
    let asking: Vec<_> = (0..60)
        .map(|n| {
            let backend = city.backend.clone();
            tokio::spawn(async move {
                let caller = stranger(&format!("10.0.{n}.1"));
                let (purpose, language) = (Purpose::SignIn, Language::En);
                otp::request(&backend, &caller, &number(n), purpose, language).await
            })
        })
        .collect();
    let mut sent = 0;
    for one in asking {
        sent += usize::from(one.await.expect("a task").is_ok());
    }
    assert_eq!(sent, 20);
    assert_eq!(city.sent.messages.lock().expect("a lock").len(), 20);
}

#[tokio::test]
async fn a_message_that_was_not_sent_does_not_count() {
    let city = City::open_with(|config| config.otp.per_number_and_hour = 1).await;
    *city.sent.is_broken.lock().expect("a lock") = true;
    let failed = city.ask(&number(1), Purpose::SignIn).await;
    assert!(matches!(failed, Err(Error::Busy { .. })), "{failed:?}");
    *city.sent.is_broken.lock().expect("a lock") = false;
    city.backend.clock.advance(Duration::from_secs(30));
    assert_eq!(ask_from(&city, "192.0.2.7", &number(1)).await, Ok(()));
}
