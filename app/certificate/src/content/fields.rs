//! Takes fields out of a map; what is missing or malformed becomes a flag.

use domain::printable::is_printable;
use domain::time::Timestamp;

use super::flag::{Flag, Wrong};
use crate::cbor::{Map, Value};
use crate::date::Date;
use crate::moment;

/// Longest text of the schema, in characters; 50 in its first versions.
const MAX_TEXT: usize = 80;

/// The fields of one map.
pub(super) struct Fields<'a> {
    map: &'a Map,
    part: &'static str,
    flags: &'a mut Vec<Flag>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(map: &'a Map, part: &'static str, flags: &'a mut Vec<Flag>) -> Self {
        Self { map, part, flags }
    }

    pub(super) fn flag(&mut self, field: &'static str, wrong: Wrong) {
        let part = self.part;
        self.flags.push(Flag { part, field, wrong });
    }

    /// A text that must be there; empty where it is not.
    pub(super) fn text(&mut self, field: &'static str, is_right: fn(&str) -> bool) -> String {
        if self.map.text(field).is_none() {
            self.flag(field, Wrong::Missing);
        }
        self.optional(field, is_right)
    }

    /// A text that may be there.
    pub(super) fn optional(&mut self, field: &'static str, is_right: fn(&str) -> bool) -> String {
        let text = match self.map.text(field).map(Value::untagged) {
            None => return String::new(),
            Some(Value::Text(text)) => text,
            Some(_) => {
                self.flag(field, Wrong::Malformed);
                return String::new();
            }
        };
        let shown = printable(text);
        if shown != *text || text.chars().count() > MAX_TEXT || !is_right(text) {
            self.flag(field, Wrong::Malformed);
        }
        shown
    }

    /// A date that must be there; an empty text says that nobody knows it.
    pub(super) fn date(&mut self, field: &'static str) -> Option<Date> {
        self.parsed(field, |text| text.parse().ok())
    }

    /// A day that must be there, and be known.
    pub(super) fn full_date(&mut self, field: &'static str) -> Option<Date> {
        let date = self.date(field);
        if date.is_some_and(|date| !date.is_full()) {
            self.flag(field, Wrong::Malformed);
        }
        date
    }

    /// A moment that must be there.
    pub(super) fn moment(&mut self, field: &'static str) -> Option<Timestamp> {
        self.parsed(field, moment::read)
    }

    /// A number from 1 to 9 that must be there; any small one is shown.
    pub(super) fn count(&mut self, field: &'static str) -> Option<u8> {
        let count = match self.map.text(field) {
            Some(Value::Int(count)) => u8::try_from(*count).ok(),
            _ => None,
        };
        if !count.is_some_and(|count| (1..=9).contains(&count)) {
            self.flag(field, Wrong::Malformed);
        }
        count
    }

    fn parsed<T>(&mut self, field: &'static str, parse: fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(field, |_| true);
        let value = parse(&text);
        if value.is_none() && !text.is_empty() {
            self.flag(field, Wrong::Malformed);
        }
        value
    }
}

/// The text without what would spoil a screen: nothing of it is trusted yet.
pub(super) fn printable(text: &str) -> String {
    let mut buffer = [0; 4];
    let mut looks = |it: char| is_printable(it.encode_utf8(&mut buffer));
    text.chars().filter(|it| looks(*it)).collect()
}

/// `NGUYEN<THI`: what a passport's machine-readable lines can hold.
pub(super) fn is_latin_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_uppercase() || it == b'<')
}

/// `1.3.0`
pub(super) fn is_version(text: &str) -> bool {
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    text.split('.').count() == 3 && text.split('.').all(is_number)
}

/// `VN`, or the code of an organisation of the United Nations.
pub(super) fn is_country(text: &str) -> bool {
    (1..=10).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_uppercase())
}
