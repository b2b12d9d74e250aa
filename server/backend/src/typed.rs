//! What people typed, as it is kept: Unicode's composed form, tidied, checked.
//! Two spellings of `ễ` would be two names to every search.

use domain::venue::{PointKind, VenueDetails, VenueError};
use unicode_normalization::UnicodeNormalization;

/// A venue's details as they are kept.
///
/// # Errors
/// As [`VenueDetails::checked`].
pub(crate) fn details(typed: VenueDetails) -> Result<VenueDetails, VenueError> {
    VenueDetails {
        name: composed(&typed.name),
        address: composed(&typed.address),
        ..typed
    }
    .checked()
}

/// A point as it is kept.
///
/// # Errors
/// As [`PointKind::checked`].
pub(crate) fn point(typed: PointKind) -> Result<PointKind, VenueError> {
    match typed {
        PointKind::Own { label } => PointKind::Own {
            label: composed(&label),
        },
        other => other,
    }
    .checked()
}

/// Normalisation form C (Unicode Standard Annex 15).
pub(crate) fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// The text without case and marks, for searching: `Phở Gõ` becomes `pho go`.
pub(crate) fn folded(text: &str) -> String {
    text.nfd()
        .filter(|letter| !domain::printable::is_mark(*letter))
        .flat_map(char::to_lowercase)
        // A letter of its own, not a d with a mark.
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searching_knows_neither_case_nor_marks() {
        assert_eq!(folded("ĐƯỜNG Nguyễn Thị"), "duong nguyen thi");
        assert_eq!(folded("Nguye\u{302}\u{303}n"), folded("nguyễn"));
    }
}
