//! Barcode readers that pretend to be a keyboard ("wedge" readers).
//!
//! Such a reader sends key positions of the keyboard it was set up for, mostly a
//! US one; the system turns them into letters of *its* layout, and a Vietnamese
//! input method may rewrite those while they come. So a [`Scan`] holds several
//! readings of the same keys, and [`choose`] takes one only when it is certain.
//!
//! [`Wedge`] is told every key that is pressed while no field has the focus, and
//! tells a reader from a hand by its speed. It has no clock: times come with the
//! keys. It keeps nothing of what a hand types for longer than a short silence.

mod choose;
mod layout;
mod place;
mod rebuilt;
mod rewriting;
mod rows;
mod scan;
mod stroke;
mod worth;

pub use choose::{WedgeRefusal, choose};
pub use layout::Layout;
pub use scan::Scan;
pub use worth::{Worth, worth_of};

use crate::code::foreign::LONGEST;
use stroke::{Pressed, Stroke, pressed};

/// After so many milliseconds without a key a scan is over, Enter or not.
pub const SILENCE_MS: f64 = 120.0;
/// A reader's keys come closer than this on average, in milliseconds; a good
/// typist's are 100 apart.
pub const READER_GAP_MS: f64 = 70.0;
/// Fewer keys are never a scan: a hand can be that quick for a moment.
pub const SHORTEST: usize = 8;
/// So many quick keys, and the page should keep them from doing anything else.
const LIKELY: usize = 3;

/// A key going down, as the browser's `KeyboardEvent` tells it.
#[derive(Clone, Copy)]
pub struct Key<'a> {
    /// `KeyboardEvent.key`: what the system makes of it.
    pub key: &'a str,
    /// `KeyboardEvent.code`: where it is on the keyboard.
    pub code: &'a str,
    /// `Event.timeStamp`, in milliseconds from any beginning.
    pub at_ms: f64,
    pub shift: bool,
    /// `getModifierState("AltGraph")`.
    pub alt_graph: bool,
    /// Control, Alt or Meta is down: a shortcut, no text. Not so when AltGr is,
    /// which Windows tells as Control and Alt.
    pub is_command: bool,
    pub is_composing: bool,
}

/// What a key, or a silence, brought to an end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Nothing yet, or a hand.
    Nothing,
    /// A reader has read something; see [`choose`].
    Scan(Scan),
    /// A reader has sent something that cannot be a code, whatever it meant.
    Refused(WedgeRefusal),
}

/// Listens to keys until a reader has finished.
#[derive(Default)]
pub struct Wedge {
    strokes: Vec<Stroke>,
    /// Keys with those that make no text, such as Shift: all of them take time.
    keys: u32,
    first_ms: f64,
    last_ms: f64,
    is_too_long: bool,
}

impl Wedge {
    /// A key went down.
    pub fn key(&mut self, key: &Key) -> Heard {
        let before = if self.is_silent_at(key.at_ms) {
            self.finish()
        } else {
            Heard::Nothing
        };
        let pressed = pressed(key);
        if matches!(pressed, Pressed::Suffix) {
            // After a silence the suffix belongs to what has just been finished.
            let now = self.finish();
            return if before == Heard::Nothing {
                now
            } else {
                before
            };
        }
        if self.keys == 0 {
            self.first_ms = key.at_ms;
        }
        self.keys = self.keys.saturating_add(1);
        self.last_ms = key.at_ms;
        if let Pressed::Stroke(stroke) = pressed {
            self.is_too_long |= self.strokes.len() >= LONGEST;
            if !self.is_too_long {
                self.strokes.push(stroke);
            }
        }
        before
    }

    /// No key went down until `at_ms`: to be asked [`SILENCE_MS`] after a key, on
    /// the same clock, for readers that send neither Enter nor Tab.
    pub fn silence(&mut self, at_ms: f64) -> Heard {
        if self.is_silent_at(at_ms) {
            self.finish()
        } else {
            Heard::Nothing
        }
    }

    /// Whether a reader seems to be at work, so that the page should keep its
    /// keys from scrolling, searching, leaving or pressing a button.
    pub fn is_reading(&self) -> bool {
        self.strokes.len() >= LIKELY && self.is_quick()
    }

    /// Not a number counts as silence too.
    fn is_silent_at(&self, at_ms: f64) -> bool {
        let waited = at_ms - self.last_ms;
        self.keys > 0 && (waited >= SILENCE_MS || waited.is_nan())
    }

    fn is_quick(&self) -> bool {
        let gaps = f64::from(self.keys.saturating_sub(1).max(1));
        self.last_ms - self.first_ms <= gaps * READER_GAP_MS
    }

    fn finish(&mut self) -> Heard {
        let ended = std::mem::take(self);
        if ended.strokes.len() < SHORTEST || !ended.is_quick() {
            return Heard::Nothing;
        }
        let first = &ended.strokes[0];
        if ended.strokes.iter().all(|it| it == first) {
            return match first {
                Stroke::Nameless => Heard::Refused(WedgeRefusal::NoText),
                // One key held down.
                _ => Heard::Nothing,
            };
        }
        if ended.is_too_long {
            return Heard::Refused(WedgeRefusal::TooLong);
        }
        Heard::Scan(Scan::of(&ended.strokes))
    }
}
