//! Names on documents: only their first letters leave here.

use crate::person::{MAX_NAME, masked_name};
use crate::printable::{is_printable, is_visible, tidied};

/// First letters of a name, `N** T** H**`; `None` for what is no name.
pub(super) fn masked(name: &str) -> Option<String> {
    let name = tidied(name);
    let is_name = name.chars().any(is_visible)
        && name.chars().count() <= MAX_NAME
        && is_printable(&name)
        && !name.contains(|it: char| it.is_ascii_digit());
    is_name.then(|| masked_name(&name))
}
