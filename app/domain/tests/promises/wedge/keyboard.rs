//! Keyboards as their keys are labelled, written as what differs from the US one:
//! apart from the tables of the domain, so that a slip in one shows.

use std::sync::OnceLock;

use Layout::{French, German, Uk, Us, Vietnamese};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    Us,
    Uk,
    French,
    German,
    Vietnamese,
}

pub(super) const LAYOUTS: [Layout; 5] = [Us, Uk, French, German, Vietnamese];

/// A dead key, in the tables below.
pub(super) const DEAD: char = '†';

/// A key of some place with what is held down with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Press {
    pub(super) code: String,
    pub(super) shift: bool,
    pub(super) alt_graph: bool,
}

const US: &str = "Backquote `~ Digit1 1! Digit2 2@ Digit3 3# Digit4 4$ Digit5 5% Digit6 6^ Digit7 7& \
    Digit8 8* Digit9 9( Digit0 0) Minus -_ Equal =+ BracketLeft [{ BracketRight ]} Semicolon ;: \
    Quote '\" Backslash \\| Comma ,< Period .> Slash /?";
const UK: &str =
    "Backquote `¬¦ Digit2 2\" Digit3 3£ Digit4 4$€ Quote '@ Backslash #~ IntlBackslash \\|";
const FRENCH: &str = "KeyQ aA KeyA qQ KeyW zZ KeyZ wW KeyE eE€ Semicolon mM KeyM ,? Comma ;. \
    Period :/ Slash !§ Quote ù% Backslash *µ BracketLeft †† BracketRight $£¤ IntlBackslash <> \
    Backquote ² Digit1 &1 Digit2 é2† Digit3 \"3# Digit4 '4{ Digit5 (5[ Digit6 -6| Digit7 è7† \
    Digit8 _8\\ Digit9 ç9^ Digit0 à0@ Minus )°] Equal =+}";
const GERMAN: &str = "KeyY zZ KeyZ yY KeyQ qQ@ KeyE eE€ KeyM mMµ BracketLeft üÜ BracketRight +*~ \
    Semicolon öÖ Quote äÄ Backslash #' IntlBackslash <>| Comma ,; Period .: Slash -_ Minus ß?\\ \
    Equal †† Backquote †° Digit2 2\"² Digit3 3§³ Digit6 6& Digit7 7/{ Digit8 8([ Digit9 9)] \
    Digit0 0=}";
const VIETNAMESE: &str = "Digit1 ăĂ1! Digit2 âÂ2@ Digit3 êÊ3# Digit4 ôÔ4$ Digit5 \u{300}\u{300}5% \
    Digit6 \u{309}\u{309}6^ Digit7 \u{303}\u{303}7& Digit8 \u{301}\u{301}8* Digit9 \u{323}\u{323}9( \
    Digit0 đĐ0) Equal ₫+=+ BracketLeft ưƯ[{ BracketRight ơƠ]}";

impl Layout {
    const fn differs(self) -> &'static str {
        match self {
            Us => "",
            Uk => UK,
            French => FRENCH,
            German => GERMAN,
            Vietnamese => VIETNAMESE,
        }
    }

    /// What a key of that place has on it, in the order of its levels.
    fn labels(self, code: &str) -> String {
        let find = |table: &str| {
            let mut words = table.split_whitespace();
            words.find(|word| *word == code)?;
            words.next().map(str::to_owned)
        };
        let letter = || {
            let letter = code.strip_prefix("Key")?;
            Some(letter.to_lowercase() + letter)
        };
        find(self.differs())
            .or_else(letter)
            .or_else(|| find(US))
            .unwrap_or_default()
    }

    /// `KeyboardEvent.key` of a press; `None` for what types nothing.
    pub(super) fn typed(self, press: &Press) -> Option<char> {
        self.keys()
            .iter()
            .find(|(it, _)| it == press)
            .map(|(_, typed)| *typed)
    }

    /// The press that types a character, without a dead key.
    pub(super) fn press_of(self, wanted: char) -> Option<Press> {
        let keys = self.keys().iter();
        keys.clone()
            .find(|(_, typed)| *typed == wanted)
            .map(|(press, _)| press.clone())
    }

    /// Every character that a press types.
    pub(super) fn characters(self) -> String {
        let typed = self.keys().iter().map(|(_, typed)| *typed);
        typed.filter(|it| *it != DEAD).collect()
    }

    /// Every press with what it types, the simplest first.
    fn keys(self) -> &'static [(Press, char)] {
        static ALL: [OnceLock<Vec<(Press, char)>>; 5] = [const { OnceLock::new() }; 5];
        ALL[self as usize].get_or_init(|| {
            let letters = ('A'..='Z').map(|it| format!("Key{it}"));
            let others = US.split_whitespace().step_by(2).map(str::to_owned);
            let codes = others.chain(letters).chain(["IntlBackslash".to_owned()]);
            let mut keys = vec![(Press::of("Space", 0), ' ')];
            for code in codes {
                let labels = self.labels(&code);
                keys.extend(
                    (0..)
                        .zip(labels.chars())
                        .map(|(at, it)| (Press::of(&code, at), it)),
                );
            }
            keys.sort_by_key(|(press, _)| (press.alt_graph, press.shift));
            keys
        })
    }
}

impl Press {
    fn of(code: &str, level: u8) -> Self {
        Self {
            code: code.to_owned(),
            shift: level % 2 == 1,
            alt_graph: level >= 2,
        }
    }
}
