//! Texts in a given room: as large as they can be, on as few lines as allowed,
//! never cut.

use unicode_normalization::char::is_combining_mark;

use crate::font::Weight;

/// From one line's base to the next, in parts of the letters' size: Vietnamese
/// capitals carry two marks above and one below.
const LEADING: f32 = 1.18;
/// What letters reach above their base, marks included.
const ABOVE: f32 = 0.95;
/// From one size to the next that is tried.
const SMALLER: f32 = 0.97;
/// Below this part of the wanted size words are broken, not made smaller.
const BREAKS_BELOW: f32 = 0.5;
/// Kerning may make a line a trifle wider than it was measured.
const CAUTION: f32 = 0.99;
/// Sums of the same widths in another order differ by less.
const ROUNDING: f32 = 0.001;
/// A blank of either font.
const BLANK: f32 = 0.25;

/// Where a text has to fit in: any unit, the same for all.
#[derive(Clone, Copy)]
pub(crate) struct Room {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// At most so many.
    pub(crate) lines: usize,
    /// The size of its letters where there is enough room.
    pub(crate) size: f32,
}

/// A text on its lines.
pub(crate) struct Block {
    pub(crate) lines: Vec<String>,
    pub(crate) size: f32,
    pub(crate) weight: Weight,
}

impl Block {
    /// The text as large as the room lets it be.
    pub(crate) fn fit(text: &str, weight: Weight, room: Room) -> Self {
        let words: Vec<_> = text
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(|word| Word::new(word, weight))
            .collect();
        let mut size = room.size;
        loop {
            let whole = size >= room.size * BREAKS_BELOW;
            let width = room.width / size * CAUTION;
            let most = room.lines.min((room.height / (size * LEADING)) as usize);
            if let Some(lines) = set(&words, width, most.max(1), whole)
                && lines.len() as f32 * size * LEADING <= room.height
            {
                return Self {
                    lines,
                    size,
                    weight,
                };
            }
            size *= SMALLER;
        }
    }

    pub(crate) fn height(&self) -> f32 {
        self.lines.len() as f32 * self.size * LEADING
    }

    /// The lines with the heights of their bases below the block's top.
    pub(crate) fn bases(&self) -> impl Iterator<Item = (f32, &str)> {
        self.lines.iter().enumerate().map(|(at, line)| {
            let base = (at as f32 * LEADING + ABOVE) * self.size;
            (base, line.as_str())
        })
    }
}

/// A word with the widths of its letters, each with the marks on it.
struct Word {
    letters: Vec<(String, f32)>,
    width: f32,
}

impl Word {
    fn new(word: &str, weight: Weight) -> Self {
        let mut letters: Vec<String> = Vec::new();
        for letter in word.chars() {
            match letters.last_mut() {
                Some(last) if is_combining_mark(letter) => last.push(letter),
                _ => letters.push(letter.into()),
            }
        }
        let letters: Vec<_> = letters
            .into_iter()
            .map(|letter| {
                let width = weight.width(&letter);
                (letter, width)
            })
            .collect();
        let width = letters.iter().map(|(_, width)| width).sum();
        Self { letters, width }
    }
}

/// The words on at most so many lines, all about equally long. `None` when they
/// need more; with `whole`, also when a word is wider than a line.
fn set(words: &[Word], width: f32, most: usize, whole: bool) -> Option<Vec<String>> {
    let lines = wrapped(words, width, whole).filter(|lines| lines.len() <= most)?;
    // One word alone on the last line is ugly: as narrow as the lines allow.
    let narrower = (10..20).map(|part| width * part as f32 / 20.0);
    let even = narrower
        .filter_map(|width| wrapped(words, width, whole))
        .find(|even| even.len() == lines.len());
    Some(even.unwrap_or(lines))
}

/// The words on lines of this width, in parts of the letters' size.
fn wrapped(words: &[Word], width: f32, whole: bool) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0.0);
    for word in words {
        if !line.is_empty() && used + BLANK + word.width > width {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        if whole && word.width > width {
            return None;
        }
        if !line.is_empty() {
            line.push(' ');
            used += BLANK;
        }
        for (letter, letter_width) in &word.letters {
            if !line.is_empty() && used + letter_width > width + ROUNDING {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push_str(letter);
            used += letter_width;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    Some(lines)
}
