//! A person, as far as the system knows one: somebody who confirmed a number.

use serde::Serialize;

use crate::ids::PersonId;
use crate::json::{Json, Read};
use crate::phone::PhoneNumber;
use crate::printable::{is_mark, is_visible};
use crate::read_by_hand;

/// Longest name kept, in characters.
pub const MAX_NAME: usize = 80;

/// Somebody who confirmed a phone number by OTP.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    pub id: PersonId,
    pub phone: PhoneNumber,
    /// As given by the person; empty until asked for.
    pub name: String,
}

/// A name for somebody who may know that a visit happened but not whose it
/// was: first letters only, `Nguyễn Thị Hoa` becomes `N** T** H**`.
pub fn masked_name(name: &str) -> String {
    name.split_whitespace()
        .map(masked_word)
        .collect::<Vec<_>>()
        .join(" ")
}

fn masked_word(word: &str) -> String {
    let mut letters = word.chars().skip_while(|it| !is_visible(*it)).peekable();
    let mut first: String = letters.next().into_iter().collect();
    // The marks of a letter that was typed in parts belong to it.
    while let Some(mark) = letters.next_if(|it| is_mark(*it)) {
        first.push(mark);
    }
    // A fixed number of stars, since the length of a name gives it away too.
    first + "**"
}

impl Read for Person {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(Self {
            id: fields.get("id")?,
            phone: fields.get("phone")?,
            name: fields.get_or_default("name")?,
        })
    }
}

read_by_hand!(Person);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_name_keeps_first_letters_only() {
        assert_eq!(masked_name("  Nguyễn   Thị Ổi "), "N** T** Ổ**");
        assert_eq!(masked_name("O\u{302}\u{309}i"), "O\u{302}\u{309}**");
        assert_eq!(masked_name(""), "");
    }
}
