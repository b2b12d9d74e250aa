//! Telex and VNI, as they meet a page: as a program that watches the keyboard and
//! rewrites with Backspace (UniKey), or as a part of the system that keeps keys
//! for itself while it composes.

use super::desk::Event;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Off,
    Rewriting(Rules),
    Composing(Rules),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rules {
    Telex,
    Vni,
}

pub(super) const METHODS: [Method; 5] = [
    Method::Off,
    Method::Rewriting(Rules::Telex),
    Method::Rewriting(Rules::Vni),
    Method::Composing(Rules::Telex),
    Method::Composing(Rules::Vni),
];

/// An input method at work on one word.
pub(super) struct InputMethod {
    method: Method,
    word: Vec<String>,
}

impl InputMethod {
    pub(super) const fn new(method: Method) -> Self {
        Self {
            method,
            word: Vec::new(),
        }
    }

    /// What the page sees instead of one key.
    pub(super) fn pass(&mut self, event: Event) -> Vec<Event> {
        let letter = event
            .key
            .chars()
            .next()
            .filter(|_| event.key.chars().count() == 1);
        let is_word = letter.is_some_and(char::is_alphanumeric);
        match (self.method, letter) {
            (Method::Off, _) => vec![event],
            (Method::Composing(_), _) => {
                let was_composing = !self.word.is_empty();
                if is_word {
                    self.word.push(event.key.clone());
                } else if letter.is_some() {
                    self.word.clear();
                }
                // Even Enter and Shift belong to it while a word is open.
                let is_kept = is_word || (was_composing && letter.is_none());
                vec![if is_kept { event.kept() } else { event }]
            }
            (Method::Rewriting(rules), Some(letter)) if is_word => {
                self.rewrite(rules, letter, event)
            }
            (Method::Rewriting(_), _) => {
                if !matches!(event.key.as_str(), "Shift" | "AltGraph") {
                    self.word.clear();
                }
                vec![event]
            }
        }
    }

    fn rewrite(&mut self, rules: Rules, letter: char, event: Event) -> Vec<Event> {
        let before = self.word.len();
        let Some((at, new)) = change(rules, letter, &self.word) else {
            self.word.push(event.key.clone());
            return vec![event];
        };
        match self.word.get_mut(at) {
            Some(old) => *old = new,
            None => self.word.push(new),
        }
        let backspaces = (at..before).map(|_| event.as_text("Backspace", "Backspace"));
        let texts = self.word[at..].iter().map(|it| event.as_text(it, ""));
        backspaces.chain(texts).collect()
    }
}

/// Which letter of the word becomes another one.
fn change(rules: Rules, letter: char, word: &[String]) -> Option<(usize, String)> {
    let find = |among: &str| {
        word.iter().rposition(|it| {
            let first = it.chars().next().unwrap_or(' ').to_ascii_lowercase();
            it.chars().count() == 1 && among.contains(first)
        })
    };
    let with = |at: Option<usize>, mark: &str| at.map(|at| (at, word[at].clone() + mark));
    let stroked =
        |at: Option<usize>| at.map(|at| (at, if word[at] == "D" { "Đ" } else { "đ" }.to_owned()));
    const VOWELS: &str = "aeiouyăâêôơư";
    match (rules, letter.to_ascii_lowercase()) {
        (Rules::Telex, 's') | (Rules::Vni, '1') => with(find(VOWELS), "\u{301}"),
        (Rules::Telex, 'f') | (Rules::Vni, '2') => with(find(VOWELS), "\u{300}"),
        (Rules::Telex, 'r') | (Rules::Vni, '3') => with(find(VOWELS), "\u{309}"),
        (Rules::Telex, 'x') | (Rules::Vni, '4') => with(find(VOWELS), "\u{303}"),
        (Rules::Telex, 'j') | (Rules::Vni, '5') => with(find(VOWELS), "\u{323}"),
        (Rules::Telex, it @ ('a' | 'e' | 'o')) => with(find(&it.to_string()), "\u{302}"),
        (Rules::Telex, 'd') | (Rules::Vni, '9') => stroked(find("d")),
        (Rules::Telex, 'w') => with(find("uo"), "\u{31b}")
            .or_else(|| with(find("a"), "\u{306}"))
            .or_else(|| {
                let alone = if letter == 'W' { "Ư" } else { "ư" };
                Some((word.len(), alone.to_owned()))
            }),
        (Rules::Vni, '6') => with(find("aeo"), "\u{302}"),
        (Rules::Vni, '7') => with(find("uo"), "\u{31b}"),
        (Rules::Vni, '8') => with(find("a"), "\u{306}"),
        _ => None,
    }
}
