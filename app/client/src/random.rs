//! Unguessable bytes from the browser, for ids and keys.

use leptos::prelude::window;

/// `N` random bytes, or `None` in a browser that has no source of them; then
/// nothing can be made that needs an id.
pub(crate) fn bytes<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let crypto = window().crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
