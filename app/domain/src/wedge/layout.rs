//! What a key of a certain place means on the keyboard that a reader was set up for.

use super::place::{Level, Place};
use super::rows::{FRENCH, GERMAN, NOTHING, UK, US, VIETNAMESE};

/// Keyboards that readers are set up for, and that systems in Vietnam have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layout {
    Us,
    Uk,
    French,
    German,
    /// Windows' Vietnamese (TCVN 6064): letters and tones in the row of digits.
    Vietnamese,
}

impl Layout {
    pub(super) const ALL: [Self; 5] = [
        Self::Us,
        Self::Uk,
        Self::French,
        Self::German,
        Self::Vietnamese,
    ];

    /// What the key types on this keyboard; Caps Lock is not looked at, since
    /// readers send Shift for capital letters.
    pub(super) fn char_at(self, place: Place, level: Level) -> Option<char> {
        let (row, at) = match place {
            Place::Same(it) => return Some(it),
            Place::Of(row, at) => (usize::from(row), usize::from(at)),
        };
        let rows = match self {
            Self::Us => &US,
            Self::Uk => &UK,
            Self::French => &FRENCH,
            Self::German => &GERMAN,
            Self::Vietnamese => &VIETNAMESE,
        };
        let typed = rows[level as usize][row].chars().nth(at);
        typed.filter(|it| *it != NOTHING)
    }
}
