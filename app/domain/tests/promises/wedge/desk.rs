//! A reader, a system and an input method on one desk, and what a page hears.

use domain::wedge::{Heard, Key, SILENCE_MS, Wedge};

use super::input_method::{InputMethod, Method};
use super::keyboard::{DEAD, Layout};

/// What a reader does about a character that its keyboard has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// Leaves it out, as most do.
    LeftOut,
    /// Has it typed by a program.
    AsText,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Suffix {
    Enter,
    Tab,
    None,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Desk {
    pub(super) reader: Layout,
    pub(super) system: Layout,
    pub(super) method: Method,
    pub(super) suffix: Suffix,
    pub(super) gap_ms: f64,
    pub(super) caps_lock: bool,
    pub(super) missing: Missing,
}

/// An event as the page gets it, before it has a time.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) key: String,
    pub(super) code: String,
    pub(super) shift: bool,
    pub(super) alt_graph: bool,
    pub(super) is_composing: bool,
}

impl Event {
    pub(super) fn new(key: &str, code: &str) -> Self {
        Self {
            key: key.to_owned(),
            code: code.to_owned(),
            shift: false,
            alt_graph: false,
            is_composing: false,
        }
    }

    /// The same kept by an input method for itself.
    pub(super) fn kept(self) -> Self {
        Self {
            key: "Process".to_owned(),
            is_composing: true,
            ..self
        }
    }

    /// Something that an input method types instead.
    pub(super) fn as_text(&self, key: &str, code: &str) -> Self {
        Self::new(key, code)
    }
}

impl Desk {
    /// A desk on which nothing comes between.
    pub(super) const fn plain(layout: Layout) -> Self {
        Self {
            reader: layout,
            system: layout,
            method: Method::Off,
            suffix: Suffix::Enter,
            gap_ms: 5.0,
            caps_lock: false,
            missing: Missing::LeftOut,
        }
    }

    /// What the page hears when the reader has read `text`.
    pub(super) fn reads(&self, text: &str) -> Heard {
        let mut method = InputMethod::new(self.method);
        let suffix = match self.suffix {
            Suffix::Enter => Some(Event::new("Enter", "Enter")),
            Suffix::Tab => Some(Event::new("Tab", "Tab")),
            Suffix::None => None,
        };
        let keys = text.chars().flat_map(|it| self.keys_of(it)).chain(suffix);
        let mut page = Page::default();
        for event in keys {
            page.wait(self.gap_ms);
            for event in method.pass(event) {
                page.hear(&event);
            }
        }
        page.silence();
        page.heard
    }

    fn keys_of(&self, character: char) -> Vec<Event> {
        let Some(press) = self.reader.press_of(character) else {
            return match self.missing {
                Missing::LeftOut => Vec::new(),
                Missing::AsText => vec![Event::new(&character.to_string(), "")],
            };
        };
        let key = match self.system.typed(&press) {
            Some(DEAD) => "Dead".to_owned(),
            Some(it) if self.caps_lock && press.shift => it.to_lowercase().to_string(),
            Some(it) if self.caps_lock => it.to_uppercase().to_string(),
            Some(it) => it.to_string(),
            None => "Unidentified".to_owned(),
        };
        let mut events = Vec::new();
        if press.shift {
            events.push(Event::new("Shift", "ShiftLeft"));
        }
        if press.alt_graph {
            events.push(Event::new("AltGraph", "AltRight"));
        }
        events.push(Event {
            key,
            code: press.code,
            shift: press.shift,
            alt_graph: press.alt_graph,
            is_composing: false,
        });
        events
    }
}

/// A page without a field in focus.
pub(super) struct Page {
    wedge: Wedge,
    now_ms: f64,
    pub(super) heard: Heard,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            wedge: Wedge::default(),
            now_ms: 1_000.0,
            heard: Heard::Nothing,
        }
    }
}

impl Page {
    pub(super) fn wait(&mut self, ms: f64) {
        self.now_ms += ms;
    }

    pub(super) fn hear(&mut self, event: &Event) {
        let heard = self.wedge.key(&Key {
            key: &event.key,
            code: &event.code,
            at_ms: self.now_ms,
            shift: event.shift,
            alt_graph: event.alt_graph,
            is_command: false,
            is_composing: event.is_composing,
        });
        self.keep(heard);
    }

    pub(super) fn silence(&mut self) {
        self.wait(SILENCE_MS);
        let heard = self.wedge.silence(self.now_ms);
        self.keep(heard);
    }

    pub(super) fn is_reading(&self) -> bool {
        self.wedge.is_reading()
    }

    /// One reader makes one scan.
    fn keep(&mut self, heard: Heard) {
        if heard != Heard::Nothing {
            assert_eq!(self.heard, Heard::Nothing, "heard twice");
            self.heard = heard;
        }
    }
}
