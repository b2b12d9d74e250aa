//! The number of somebody's document, which nobody reads by accident.

use std::fmt;

use serde::{Serialize, Serializer};

/// Number of an ID document, an insurance card or a person in a register.
///
/// However it is shown, logged or sent, it is masked; only
/// [`CardNumber::reveal_to_seal`] gives it in full.
#[derive(Clone, PartialEq, Eq)]
pub struct CardNumber(String);

/// Characters at the end that stay, enough to compare with a card in the hand.
const SHOWN: usize = 3;

impl CardNumber {
    pub(super) fn new(number: &str) -> Self {
        Self(number.to_owned())
    }

    /// As it stands on the card, stars included where it was masked there: to be
    /// sealed to the server's key at once, never for a screen, a list or a log.
    pub fn reveal_to_seal(&self) -> &str {
        &self.0
    }

    /// Whether the code itself already hid a part of it.
    pub fn is_partial(&self) -> bool {
        self.0.contains('*')
    }
}

/// `*********123`.
impl fmt::Display for CardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hidden = self.0.chars().count().saturating_sub(SHOWN);
        self.0.chars().enumerate().try_for_each(|(at, it)| {
            let shown = if at < hidden { '*' } else { it };
            write!(f, "{shown}")
        })
    }
}

impl fmt::Debug for CardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CardNumber({self})")
    }
}

impl Serialize for CardNumber {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
