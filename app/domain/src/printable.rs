//! Texts that people enter and others read, on a screen or a poster: which
//! signs would spoil them. No judgement of what they say.

/// Most marks upon one letter; Vietnamese needs two, typed in parts.
const MAX_MARKS: usize = 3;

/// The text without blanks around it, and single blanks inside.
pub fn tidied(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the text looks the same everywhere: no control characters, nothing
/// that turns the direction of reading, no unassigned meanings, no towers of marks.
pub fn is_printable(text: &str) -> bool {
    let mut marks = 0;
    text.chars().all(|it| {
        marks = if is_mark(it) { marks + 1 } else { 0 };
        !spoils(it) && marks <= MAX_MARKS
    })
}

/// The text without what [`is_printable`] refuses; a blank of any kind stays one.
pub fn printed(text: &str) -> String {
    let mut marks = 0;
    let mut is_kept = |it: &char| {
        marks = if is_mark(*it) { marks + 1 } else { 0 };
        !spoils(*it) && marks <= MAX_MARKS
    };
    let plain = |it: char| if it.is_whitespace() { ' ' } else { it };
    text.chars().map(plain).filter(|it| is_kept(it)).collect()
}

/// Whether the character leaves ink by itself.
pub fn is_visible(it: char) -> bool {
    !(it.is_whitespace() || spoils(it) || is_mark(it) || joins(it))
}

/// Whether the character is a mark upon the letter before it.
pub fn is_mark(it: char) -> bool {
    matches!(u32::from(it),
        0x0300..=0x036F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE20..=0xFE2F)
}

/// Joiners and variation selectors, which emoji are made with.
fn joins(it: char) -> bool {
    matches!(u32::from(it), 0x200C | 0x200D | 0xFE00..=0xFE0F | 0xE0100..=0xE01EF)
}

fn spoils(it: char) -> bool {
    it.is_control()
        || matches!(u32::from(it),
            // Soft hyphen, fillers and blanks that look like nothing.
            0xAD | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F | 0x2800 | 0x3164 | 0xFFA0
            // Direction marks, embeddings, overrides and isolates.
            | 0x061C | 0x200E | 0x200F | 0x202A..=0x202E | 0x2066..=0x206F
            // Zero width, line and paragraph separators, byte order mark.
            | 0x200B | 0x2028 | 0x2029 | 0x2060..=0x2065 | 0xFEFF
            // Annotations, the replacement character, private use, tags.
            | 0xFFF0..=0xFFFD | 0xE000..=0xF8FF | 0xE0000..=0xE00FF | 0xE01F0..=0x10_FFFF)
        || u32::from(it) & 0xFFFE == 0xFFFE
        || matches!(u32::from(it), 0xFDD0..=0xFDEF)
}
