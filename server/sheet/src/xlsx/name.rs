//! What the sheets are called, by the rules of Excel: it repairs a workbook that
//! breaks them, with a warning.

/// In UTF-16 units.
const LONGEST: usize = 31;

/// The name of the nth sheet; the first has the title alone.
pub(super) fn of_sheet(title: &str, number: usize) -> String {
    let title = allowed(title);
    if number == 1 {
        return shortened(&title, LONGEST).to_owned();
    }
    let end = format!(" ({number})");
    shortened(&title, LONGEST - end.len()).to_owned() + &end
}

fn allowed(title: &str) -> String {
    let text: String = title
        .chars()
        .map(|c| match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => '-',
            // A quote at either end is not allowed; in the middle this one reads as well.
            '\'' => '’',
            '\u{FFFE}' | '\u{FFFF}' => ' ',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    match text.trim() {
        "" => "1".to_owned(),
        // Excel keeps this name for itself.
        name if name.eq_ignore_ascii_case("history") => format!("{name} 1"),
        name => name.to_owned(),
    }
}

fn shortened(name: &str, longest: usize) -> &str {
    let mut units = 0;
    let end = name.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > longest
    });
    name[..end.map_or(name.len(), |(at, _)| at)].trim_end()
}
