//! Every text that people read, in Vietnamese and English, made from `vi.txt`
//! and `en.txt`; those that only some people read come with their part of the app.
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
    if at < ENDS[0] {
        let everybody = match language {
            Language::Vi => &EVERYBODY_VIETNAMESE,
            Language::En => &EVERYBODY_ENGLISH,
        };
        return everybody.get(at);
    }
    let part = ENDS.iter().position(|end| at < *end).unwrap_or(0);
    later(part, language).map_or("", |texts| texts.get(at - ENDS[part - 1]))
}

/// The texts that come with a part of the app, in Vietnamese and in English.
#[derive(Debug)]
pub struct PartTexts {
    part: usize,
    texts: [Texts; 2],
}

static LATER: [OnceLock<PartTexts>; 3] = [const { OnceLock::new() }; 3];

macro_rules! part {
    ($(#[$doc:meta])* $name:ident, $part:literal, $vietnamese:ident, $english:ident) => {
        $(#[$doc])*
        /// In the browser they are there from [`add`] on; whoever calls this has
        /// them in his part of the app.
        pub const fn $name() -> PartTexts {
            PartTexts {
                part: $part,
                texts: [$vietnamese, $english],
            }
        }
    };
}

part! {
    /// The texts that only an owner reads.
    of_owner, 1, OWNER_VIETNAMESE, OWNER_ENGLISH
}
part! {
    /// The texts about health declarations and personal codes.
    of_health, 2, HEALTH_VIETNAMESE, HEALTH_ENGLISH
}
part! {
    /// The texts of those who scan other people's codes.
    of_checkpoint, 3, CHECKPOINT_VIETNAMESE, CHECKPOINT_ENGLISH
}

/// Takes a part's texts in, as that part of the app has come.
pub fn add(texts: PartTexts) {
    // The same ones, where they were here before.
    let _ = LATER[texts.part - 1].set(texts);
}

fn later(part: usize, language: Language) -> Option<&'static Texts> {
    // There are parts in the browser only.
    #[cfg(not(target_arch = "wasm32"))]
    for texts in [of_owner(), of_health(), of_checkpoint()] {
        add(texts);
    }
    let texts = &LATER[part.checked_sub(1)?].get()?.texts;
    Some(match language {
        Language::Vi => &texts[0],
        Language::En => &texts[1],
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
        let everybody = [EVERYBODY_VIETNAMESE, EVERYBODY_ENGLISH];
        let parts = [of_owner(), of_health(), of_checkpoint()].map(|part| part.texts);
        for texts in parts.iter().flatten().chain(&everybody) {
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
        assert!(names.iter().all(|name| (*name as usize) < ENDS[0]));
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
