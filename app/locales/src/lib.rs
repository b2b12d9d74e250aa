//! Every text that people read, in Vietnamese and English, made from `vi.txt`
//! and `en.txt`; those that only owners read come with their part of the app.
//! No plural forms (Vietnamese has none; English texts avoid
//! them) and no dates or numbers, which the browser formats.

pub mod events;
pub mod words;

use std::sync::OnceLock;

pub use domain::sign_in::Language;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The text in this language, its placeholders still in it.
pub fn text(language: Language, text: Text) -> &'static str {
    let at = text as usize;
    let everybody = match language {
        Language::Vi => &VIETNAMESE,
        Language::En => &ENGLISH,
    };
    match at.checked_sub(EVERYBODY) {
        None => everybody.get(at),
        Some(at) => later(language).map_or("", |owner| owner.get(at)),
    }
}

/// The texts of owners, in Vietnamese and in English.
#[derive(Debug)]
pub struct OwnerTexts(Texts, Texts);

static OWNER: OnceLock<OwnerTexts> = OnceLock::new();

/// The texts that only an owner reads. In the browser they are there from
/// [`add`] on; whoever calls this has them in his part of the app.
pub const fn of_owner() -> OwnerTexts {
    OwnerTexts(OWNER_VIETNAMESE, OWNER_ENGLISH)
}

/// Takes the owner's texts in, as their part of the app has come.
pub fn add(texts: OwnerTexts) {
    // The same ones, where they were here before.
    let _ = OWNER.set(texts);
}

fn later(language: Language) -> Option<&'static Texts> {
    // There are parts in the browser only.
    let texts = if cfg!(target_arch = "wasm32") {
        OWNER.get()?
    } else {
        OWNER.get_or_init(of_owner)
    };
    Some(match language {
        Language::Vi => &texts.0,
        Language::En => &texts.1,
    })
}

/// The texts of a language, one behind the other.
#[derive(Debug)]
struct Texts {
    whole: &'static str,
    ends: &'static [u16],
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
        for texts in [VIETNAMESE, ENGLISH, OWNER_VIETNAMESE, OWNER_ENGLISH] {
            assert!((0..texts.ends.len()).all(|at| !texts.get(at).is_empty()));
        }
    }

    #[test]
    fn what_points_are_called_is_there_for_visitors() {
        let names = [
            Text::PointEntrance,
            Text::PointExit,
            Text::PointDoor,
            Text::PointReception,
            Text::PointTill,
            Text::PointStall,
            Text::PointPriceBoard,
            Text::PointTable,
        ];
        assert!(names.iter().all(|name| (*name as usize) < EVERYBODY));
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
