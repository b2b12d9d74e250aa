//! Texts as the server keeps them: letters with their marks in one piece. Some
//! keyboards send the marks apart, and then a name is longer than it looks.

use js_sys::JsString;

/// The same text in Unicode's form NFC.
pub(crate) fn composed(text: &str) -> String {
    // The browser's tables, not ours, as in `folded`.
    JsString::from(text).normalize("NFC").into()
}
