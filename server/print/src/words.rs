//! What can be drawn of a poster's texts.

use locales::{Language, Text, text};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::{Poster, font};

/// Marks over and under one letter. Vietnamese needs none once it is composed;
/// towers of them would grow into the code.
const MAX_MARKS: usize = 2;
/// A place for a hyphen, of which the fonts have a visible one.
const SOFT_HYPHEN: char = '\u{ad}';
/// Joins marks and is never seen.
const GRAPHEME_JOINER: char = '\u{34f}';

/// A poster's own words, every character of which the fonts have.
pub(crate) struct Words {
    pub(crate) name: String,
    /// In both languages, once where they are the same; may be empty.
    pub(crate) point: String,
    /// May be empty.
    pub(crate) address: String,
    /// `Mã 7K3M-Q2ZD`.
    pub(crate) code: String,
    pub(crate) day: String,
}

impl Words {
    pub(crate) fn of(poster: &Poster) -> Self {
        let short_code = drawable(&poster.short_code);
        let name = drawable(&poster.venue);
        Self {
            name: if name.is_empty() {
                short_code.clone()
            } else {
                name
            },
            point: in_both_languages(drawable(&poster.point_vi), drawable(&poster.point_en)),
            address: drawable(&poster.address),
            code: format!("{} {short_code}", text(Language::Vi, Text::PosterShortCode)),
            day: drawable(&poster.issued_on),
        }
    }
}

fn in_both_languages(vietnamese: String, english: String) -> String {
    if vietnamese == english || english.is_empty() {
        return vietnamese;
    }
    if vietnamese.is_empty() {
        return english;
    }
    format!("{vietnamese} · {english}")
}

/// A poster in a few words, for those who cannot see it: as it was written, but
/// for characters that no XML may hold.
pub(crate) fn title(poster: &Poster) -> String {
    format!("{} – {}", poster.venue, poster.point_vi)
        .chars()
        .filter(|letter| !letter.is_control() && !['\u{fffe}', '\u{ffff}'].contains(letter))
        .collect()
}

/// What the fonts can show of a text, composed, with single blanks. Where they
/// lack a character they may have its plain form: `Ｐ` is drawn as `P`. Empty
/// when nothing would be seen.
fn drawable(text: &str) -> String {
    let mut out = String::new();
    let mut marks_left = 0;
    for letter in text.nfc().flat_map(plain) {
        if letter.is_whitespace() {
            out.push(' ');
            marks_left = 0;
        } else if !font::has(letter) || [SOFT_HYPHEN, GRAPHEME_JOINER].contains(&letter) {
            // Its marks go with it, or they would land on the letter before.
            marks_left = 0;
        } else if !is_combining_mark(letter) {
            out.push(letter);
            marks_left = MAX_MARKS;
        } else if marks_left > 0 {
            out.push(letter);
            marks_left -= 1;
        }
    }
    let words: Vec<_> = out.split_whitespace().collect();
    words.join(" ").nfc().collect()
}

/// The character, or what stands for it where the fonts lack it.
fn plain(letter: char) -> Vec<char> {
    if font::has(letter) {
        return vec![letter];
    }
    std::iter::once(letter).nfkc().collect()
}
