//! What a reader has sent, in all the ways in which it can be meant.

use std::fmt;

use super::layout::Layout;
use super::stroke::Stroke;

/// Stands on both sides of what one reading cannot tell by its keys: of the text
/// that came instead, or of nothing.
pub(super) const HOLE: char = char::REPLACEMENT_CHARACTER;

/// One scan. `Debug` hides it: it may be somebody's code.
#[derive(Clone, PartialEq, Eq)]
pub struct Scan {
    /// What the system made of the keys: right for a reader that is set up for
    /// the system's own layout, when no input method has come between.
    pub as_typed: String,
    /// What the keys are on each known keyboard, whatever the system made of
    /// them: right for a reader that is set up for that one.
    by_place: [String; Layout::ALL.len()],
    /// Whether something was taken back or typed by no key, as input methods do:
    /// then keys may be missing that nobody was told of.
    pub was_rewritten: bool,
    /// Whether no key was pressed at all: a program has typed the text, which no
    /// layout and no input method can have changed.
    pub is_text: bool,
}

impl Scan {
    pub(super) fn of(strokes: &[Stroke]) -> Self {
        let has = |is: fn(&Stroke) -> bool| strokes.iter().any(is);
        let has_text = has(|it| matches!(it, Stroke::Text(_)));
        let has_keys = has(|it| matches!(it, Stroke::Key { .. }));
        let has_backspace = has(|it| matches!(it, Stroke::Backspace));
        let is_whole = !has(|it| matches!(it, Stroke::Lost | Stroke::Nameless));
        Self {
            as_typed: text_of(strokes, |stroke| match stroke {
                Stroke::Key {
                    typed: Some(typed), ..
                }
                | Stroke::Text(typed) => typed.to_string(),
                _ => HOLE.to_string(),
            }),
            by_place: Layout::ALL.map(|layout| {
                text_of(strokes, |stroke| match stroke {
                    Stroke::Key {
                        place: Some((place, level)),
                        ..
                    } => layout
                        .char_at(*place, *level)
                        .map_or_else(hole, String::from),
                    Stroke::Text(text) => format!("{HOLE}{text}{HOLE}"),
                    _ => hole(),
                })
            }),
            was_rewritten: has_backspace || (has_text && has_keys),
            is_text: has_text && !has_keys && !has_backspace && is_whole,
        }
    }

    /// What the keys are on a keyboard of that layout, with `�` on both sides of
    /// what came without a key of it.
    pub fn by_place(&self, layout: Layout) -> &str {
        // The order of the variants is that of `ALL`.
        &self.by_place[layout as usize]
    }

    /// Each different reading that has no hole, the likeliest first.
    pub fn candidates(&self) -> Vec<&str> {
        let mut different: Vec<&str> = Vec::new();
        let all = std::iter::once(&self.as_typed).chain(&self.by_place);
        for text in all.filter(|it| !it.contains(HOLE)) {
            if !different.contains(&text.as_str()) {
                different.push(text);
            }
        }
        different
    }

    /// The readings by place that have a hole.
    pub(super) fn with_holes(&self) -> impl Iterator<Item = &str> {
        let all = self.by_place.iter().map(String::as_str);
        all.filter(|it| it.contains(HOLE))
    }

    /// Whether a text is what most readers would mean: as the system has it, or
    /// as on the US keyboard that they leave the factory with.
    pub(super) fn is_likely(&self, text: &str) -> bool {
        text == self.as_typed || text == self.by_place(Layout::Us)
    }
}

fn hole() -> String {
    format!("{HOLE}{HOLE}")
}

/// The text of the strokes, less what was taken back.
fn text_of(strokes: &[Stroke], read: impl Fn(&Stroke) -> String) -> String {
    let mut parts: Vec<String> = Vec::with_capacity(strokes.len());
    for stroke in strokes {
        if matches!(stroke, Stroke::Backspace) {
            parts.pop();
        } else {
            parts.push(read(stroke));
        }
    }
    parts.concat()
}

impl fmt::Debug for Scan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scan(hidden)")
    }
}
