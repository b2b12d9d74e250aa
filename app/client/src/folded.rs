//! Texts as people type them in a hurry, without capitals and marks: `hai chau`.

use js_sys::JsString;

/// Small letters without marks.
pub(crate) fn folded(text: &str) -> String {
    // The browser's tables, not ours: those of Rust's `to_lowercase` are 12 KB.
    let small = JsString::from(text.trim()).to_lower_case();
    let parted = String::from(small.normalize("NFD"));
    let plain = parted
        .chars()
        .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter));
    plain.collect::<String>().replace('đ', "d")
}
