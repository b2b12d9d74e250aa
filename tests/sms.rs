//! The messages that the server's `console` gateway prints, one JSON line each.

use std::io::{BufRead, BufReader, Read};
use std::sync::{Arc, Mutex, PoisonError};

use domain::phone::PhoneNumber;
use serde::Deserialize;

use crate::deadline::until_blocking;

/// Messages that nobody has read yet, oldest first.
#[derive(Clone, Default)]
pub struct Inbox(Arc<Mutex<Vec<Message>>>);

#[derive(Deserialize)]
struct Line {
    sms: Message,
}

#[derive(Deserialize)]
struct Message {
    to: String,
    text: String,
}

impl Inbox {
    /// Collects what the server prints until it ends.
    pub fn collect(&self, stdout: impl Read + Send + 'static) {
        let inbox = self.clone();
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if let Ok(Line { sms }) = serde_json::from_str(&line) {
                    inbox.lock().push(sms);
                }
            }
        });
    }

    /// Waits for a message to this number and takes the code out of it.
    pub fn code_for(&self, phone: &PhoneNumber) -> String {
        let to = phone.e164();
        let text = until_blocking(|| {
            let mut messages = self.lock();
            let place = messages.iter().position(|message| message.to == to)?;
            Some(messages.remove(place).text)
        });
        six_digits(&text.unwrap_or_else(|| panic!("no message with a code was sent")))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Message>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn six_digits(text: &str) -> String {
    text.split(|letter: char| !letter.is_ascii_digit())
        .find(|digits| digits.len() == domain::sign_in::CODE_DIGITS)
        .unwrap_or_else(|| panic!("a message without a code"))
        .to_owned()
}
