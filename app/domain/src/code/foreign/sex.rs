//! Sex, as documents tell it.

use crate::words;

/// Sex as written on a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    Male,
    Female,
}

impl Sex {
    /// `Nam` or `Nữ`, however its letters are composed.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        match word {
            "Nam" | "NAM" | "nam" => Some(Self::Male),
            "Nữ" | "NỮ" | "nữ" => Some(Self::Female),
            // The same in parts: horn and tilde, in either order, or tilde alone.
            "Nu\u{31b}\u{303}" | "Nu\u{303}\u{31b}" | "Nư\u{303}" => Some(Self::Female),
            _ => None,
        }
    }

    /// 1 or 2, as the national code and insurance cards count.
    pub(super) fn from_number(number: &str) -> Option<Self> {
        match number {
            "1" => Some(Self::Male),
            "2" => Some(Self::Female),
            _ => None,
        }
    }
}

words!(Sex {
    Male = "male",
    Female = "female",
});
