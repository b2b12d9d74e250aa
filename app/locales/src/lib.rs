//! Every text that people read, in Vietnamese and English, made from `vi.txt`
//! and `en.txt`. No plural forms (Vietnamese has none; English texts avoid
//! them) and no dates or numbers, which the browser formats.

pub mod events;
pub mod words;

pub use domain::sign_in::Language;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The text in this language, its placeholders still in it.
pub fn text(language: Language, text: Text) -> &'static str {
    match language {
        Language::Vi => VIETNAMESE.get(text as usize),
        Language::En => ENGLISH.get(text as usize),
    }
}

/// The texts of a language, one behind the other.
struct Texts {
    whole: &'static str,
    ends: &'static [u16; COUNT],
}

impl Texts {
    fn get(&self, at: usize) -> &'static str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.whole[usize::from(start)..usize::from(self.ends[at])]
    }
}

/// The text with each `{name}` replaced by its value.
pub fn filled(language: Language, template: Text, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = text(language, template);
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(
            values
                .iter()
                .find(|(key, _)| *key == name)
                .map_or("", |(_, value)| value),
        );
        rest = behind;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_text_and_none_is_empty() {
        for texts in [VIETNAMESE, ENGLISH] {
            assert!((0..COUNT).all(|at| !texts.get(at).is_empty()));
        }
    }

    #[test]
    fn values_fill_their_places_and_are_not_read_as_templates() {
        let filled = filled(
            Language::En,
            Text::CheckedInAt,
            &[("venue", "{venue} & co")],
        );
        assert!(filled.contains("{venue} & co"), "{filled}");
    }
}
