//! Where a key is on the keyboard, and which of its characters is meant.

/// A key that types something.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// The same on every keyboard: the space bar, and digits on their own pad.
    Same(char),
    /// Row from the top and key from the left, both from zero.
    Of(u8, u8),
}

/// Which of a key's characters is meant.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Level {
    Plain,
    Shift,
    AltGraph,
    ShiftAltGraph,
}

/// `KeyboardEvent.code`, in the order of the keyboard.
const CODES: [&[&str]; 4] = [
    &[
        "Backquote",
        "Digit1",
        "Digit2",
        "Digit3",
        "Digit4",
        "Digit5",
        "Digit6",
        "Digit7",
        "Digit8",
        "Digit9",
        "Digit0",
        "Minus",
        "Equal",
    ],
    &[
        "KeyQ",
        "KeyW",
        "KeyE",
        "KeyR",
        "KeyT",
        "KeyY",
        "KeyU",
        "KeyI",
        "KeyO",
        "KeyP",
        "BracketLeft",
        "BracketRight",
    ],
    &[
        "KeyA",
        "KeyS",
        "KeyD",
        "KeyF",
        "KeyG",
        "KeyH",
        "KeyJ",
        "KeyK",
        "KeyL",
        "Semicolon",
        "Quote",
        "Backslash",
    ],
    &[
        "IntlBackslash",
        "KeyZ",
        "KeyX",
        "KeyC",
        "KeyV",
        "KeyB",
        "KeyN",
        "KeyM",
        "Comma",
        "Period",
        "Slash",
    ],
];

/// Where the key of that `code` is; `None` for keys that type nothing.
pub(super) fn place(code: &str) -> Option<Place> {
    if let Some(name) = code.strip_prefix("Numpad") {
        return on_pad(name).map(Place::Same);
    }
    if code == "Space" {
        return Some(Place::Same(' '));
    }
    CODES.iter().zip(0..).find_map(|(row, at_row)| {
        let at = row.iter().position(|it| *it == code)?;
        Some(Place::Of(at_row, u8::try_from(at).ok()?))
    })
}

fn on_pad(name: &str) -> Option<char> {
    match name.as_bytes() {
        [digit @ b'0'..=b'9'] => Some(char::from(*digit)),
        b"Add" => Some('+'),
        b"Subtract" => Some('-'),
        b"Multiply" => Some('*'),
        b"Divide" => Some('/'),
        _ => None,
    }
}

impl Level {
    pub(super) const fn of(shift: bool, alt_graph: bool) -> Self {
        match (shift, alt_graph) {
            (false, false) => Self::Plain,
            (true, false) => Self::Shift,
            (false, true) => Self::AltGraph,
            (true, true) => Self::ShiftAltGraph,
        }
    }
}
