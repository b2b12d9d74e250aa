//! What somebody typed, reduced to digits: which signs may stand between them,
//! and where the number starts and ends. Follows libphonenumber.

use super::PhoneError;

/// Longer texts are no phone numbers and are not looked at.
const MAX_TEXT: usize = 250;
/// Digits of the longest extension.
const MAX_EXTENSION: usize = 7;
/// The digit zero of the scripts whose digits are taken: ASCII, Arabic, Persian,
/// Devanagari, Thai, Khmer, full width.
const ZEROS: [u32; 7] = [0x30, 0x0660, 0x06F0, 0x0966, 0x0E50, 0x17E0, 0xFF10];

/// A typed number: its digits, and whether a `+` stood before them.
pub(super) struct Typed {
    pub(super) plus: bool,
    pub(super) digits: String,
}

/// Reads digits, and the signs that people put between them. What stands before
/// the first digit or `+` (`tel:`, an opening bracket, a direction mark) and
/// after the last digit is passed over, and so is an extension.
pub(super) fn read(text: &str) -> Result<Typed, PhoneError> {
    if text.trim().is_empty() {
        return Err(PhoneError::Empty);
    }
    if text.len() > MAX_TEXT {
        return Err(PhoneError::TooLong);
    }
    let text: String = text.chars().map(plain).collect();
    let starts = |letter: char| letter == '+' || letter.is_ascii_digit();
    let start = text.find(starts).ok_or(PhoneError::NotDigits)?;
    let rest = text[start..].trim_start_matches('+');
    let plus = text[start..].len() > rest.len();
    let number =
        without_extension(rest).trim_end_matches(|it: char| it != '#' && !it.is_alphanumeric());
    if !number
        .chars()
        .all(|it| it.is_ascii_digit() || is_separator(it))
    {
        return Err(PhoneError::NotDigits);
    }
    let digits = number.chars().filter(char::is_ascii_digit).collect();
    Ok(Typed { plus, digits })
}

/// The same sign in its ASCII spelling.
fn plain(letter: char) -> char {
    if letter == '＋' {
        return '+';
    }
    ZEROS
        .iter()
        .find_map(|zero| u32::from(letter).checked_sub(*zero).filter(|it| *it < 10))
        .and_then(|value| char::from_digit(value, 10))
        .unwrap_or_else(|| letter.to_ascii_lowercase())
}

/// Blanks, dashes, dots, brackets, slashes, tildes; ASCII, typographic, full width.
fn is_separator(letter: char) -> bool {
    matches!(letter, ' ' | '-' | '.' | '(' | ')' | '[' | ']' | '/' | '~')
        || matches!(
            letter,
            '\u{a0}' | '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{3000}'
        )
        || matches!(letter, '‐'..='―' | '−' | 'ー' | '－'..='／' | '（' | '）' | '［' | '］')
        || matches!(letter, '⁓' | '∼' | '～')
}

/// The text before ` ext. 12`, `x12`, `;ext=12`, `#12` at its end.
fn without_extension(text: &str) -> &str {
    for marker in [";ext=", "extn", "ext", "x", "#"] {
        let Some((number, extension)) = text.rsplit_once(marker) else {
            continue;
        };
        let digits = extension
            .trim_start_matches(['.', ':', ' ', '\u{a0}'])
            .trim_end();
        let is_extension = (1..=MAX_EXTENSION).contains(&digits.len())
            && digits.bytes().all(|it| it.is_ascii_digit());
        if is_extension {
            return number;
        }
    }
    text
}
