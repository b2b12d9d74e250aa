//! Names of the files in an archive, which every system can unpack.

use unicode_normalization::UnicodeNormalization;

use crate::Poster;

/// Characters after the number.
const LONGEST: usize = 40;

/// The poster's point, or its short code when nothing of that is ASCII:
/// `01-quay-thu-ngan`.
pub(crate) fn of(poster: &Poster, number: usize) -> String {
    let point = plain(&poster.point_vi);
    let name = if point.is_empty() {
        plain(&poster.short_code)
    } else {
        point
    };
    format!("{number:02}-{name}")
}

/// A sheet of cards.
pub(crate) fn of_cards(number: usize) -> String {
    format!("{number:02}-the-de-ban")
}

/// Small letters without marks, digits and dashes.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for letter in text.to_lowercase().nfd().filter(|letter| {
        // A mark is no gap between two words.
        !unicode_normalization::char::is_combining_mark(*letter)
    }) {
        match letter {
            'đ' => out.push('d'),
            'a'..='z' | '0'..='9' => out.push(letter),
            _ if out.is_empty() || out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    out.truncate(LONGEST);
    out.trim_end_matches('-').to_owned()
}
