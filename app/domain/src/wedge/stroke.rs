//! One key of a scan: what it typed, and where it is.

use super::Key;
use super::place::{Level, Place, place};

/// What a key going down means for a scan.
pub(super) enum Pressed {
    /// Enter or Tab: the reader has finished.
    Suffix,
    /// Shift and the like, which only take time.
    Nothing,
    Stroke(Stroke),
}

/// A key that belongs to the text.
#[derive(PartialEq)]
pub(super) enum Stroke {
    /// A key of the keyboard.
    Key {
        /// What the system made of it; `None` for a dead key, or one that an
        /// input method kept for itself.
        typed: Option<Box<str>>,
        /// `None` for keys that none of our layouts has.
        place: Option<(Place, Level)>,
    },
    /// Text that no key made: typed by a program, or by an input method.
    Text(Box<str>),
    /// A key of which nothing is known, as Android tells it.
    Nameless,
    /// A key that types nothing, such as an arrow or a shortcut.
    Lost,
    /// What was typed last is taken back; input methods rewrite with it.
    Backspace,
}

/// Keys that change others and type nothing, by name and by place.
const SILENT: [&str; 17] = [
    "Shift",
    "ShiftLeft",
    "ShiftRight",
    "Control",
    "ControlLeft",
    "ControlRight",
    "Alt",
    "AltGraph",
    "AltLeft",
    "AltRight",
    "Meta",
    "MetaLeft",
    "MetaRight",
    "CapsLock",
    "NumLock",
    "ScrollLock",
    "Fn",
];

/// What a key going down means. An input method that keeps a key for itself
/// gives it the name `Process`, so that its place is asked first.
pub(super) fn pressed(key: &Key) -> Pressed {
    let is = |names: &[&str]| names.contains(&key.code) || names.contains(&key.key);
    if is(&SILENT) {
        return Pressed::Nothing;
    }
    // Control or Alt with a key: a shortcut, a separator (GS is Control+]), or a
    // letter by its number (Alt and digits), of which no page is told the letter.
    if key.is_command {
        return Pressed::Stroke(Stroke::Lost);
    }
    if is(&["Enter", "NumpadEnter", "Tab"]) {
        return Pressed::Suffix;
    }
    if is(&["Backspace"]) {
        return Pressed::Stroke(Stroke::Backspace);
    }
    let typed = (is_text(key.key) && !key.is_composing).then(|| key.key.into());
    let level = Level::of(key.shift, key.alt_graph);
    Pressed::Stroke(match (place(key.code), typed) {
        (Some(place), typed) => Stroke::Key {
            typed,
            place: Some((place, level)),
        },
        (None, Some(typed)) if matches!(key.code, "" | "Unidentified") => Stroke::Text(typed),
        (None, Some(typed)) => Stroke::Key {
            typed: Some(typed),
            place: None,
        },
        (None, None) if matches!(key.key, "" | "Unidentified" | "Process") => Stroke::Nameless,
        (None, None) => Stroke::Lost,
    })
}

/// Names of keys are words of ASCII letters and digits; text is one character,
/// or one letter that is made of several.
fn is_text(key: &str) -> bool {
    key.chars().count() == 1 || (!key.is_empty() && !key.is_ascii())
}
