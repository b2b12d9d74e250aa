//! Cells of a CSV file that no spreadsheet runs or converts.
//!
//! CSV has no types; a spreadsheet guesses. What it might guess to be anything
//! but text gets an apostrophe in front. Better a few too many than one too few:
//! [`restore`] takes off exactly what was put there.

use crate::guard::words::{is_a_truth_value, stands_in_a_value};

mod words;

/// With these a formula starts; `#` starts an error value. The wide ones are what
/// an input method for East Asian scripts types, and Excel takes them as well.
const FORMULA_STARTS: [char; 9] = ['=', '+', '-', '@', '#', '＝', '＋', '－', '＠'];

/// Gives back the text of a cell that was read from a CSV file of this crate.
pub fn restore(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

/// The cell as it is written: itself, or in `guarded` with an apostrophe in front.
pub(crate) fn guard<'a>(cell: &'a str, guarded: &'a mut String) -> &'a str {
    if !needs_guard(cell) {
        return cell;
    }
    guarded.clear();
    guarded.push('\'');
    guarded.push_str(cell);
    guarded
}

fn needs_guard(cell: &str) -> bool {
    let text = cell.trim_matches(is_blank);
    // The apostrophe itself, so that `restore` never takes one off that was the text's own.
    cell.starts_with(['\'', '\t', '\r', '\n'])
        || text.starts_with(FORMULA_STARTS)
        || is_a_truth_value(text)
        || may_be_a_value(text)
}

/// Numbers, dates, times, amounts of money, percentages, fractions: digits and
/// signs, and no word but those that belong to them.
fn may_be_a_value(text: &str) -> bool {
    text.contains(char::is_numeric)
        && text
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
            .all(stands_in_a_value)
}

/// What a program may skip, or not show, before it looks at a cell.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}
