//! What makes a declaration abnormal: the guidance's operation 1 and the forms
//! of 2021 (cough, fever, breath, taste or smell, contact), and a positive test.

use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::json::{Json, Read};
use crate::{read_by_hand, words};

/// One reason for "abnormal".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    Cough,
    Fever,
    /// Shortness of breath.
    Breath,
    /// Loss of taste or smell.
    TasteOrSmell,
    /// Contact with a confirmed or suspected case.
    Contact,
    /// The latest test was positive.
    PositiveTest,
}

/// The signs that somebody has; none is "normal".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Signs(u8);

impl Sign {
    /// Every sign, in the order of the form. The order is that of the bits in a
    /// personal code: only added to.
    pub const ALL: [Self; 6] = [
        Self::Cough,
        Self::Fever,
        Self::Breath,
        Self::TasteOrSmell,
        Self::Contact,
        Self::PositiveTest,
    ];

    /// Those that people are asked for; a positive test is told by the test.
    pub const ASKED: [Self; 5] = [
        Self::Cough,
        Self::Fever,
        Self::Breath,
        Self::TasteOrSmell,
        Self::Contact,
    ];

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Signs {
    /// No sign at all.
    pub const NONE: Self = Self(0);

    /// These and `sign`.
    #[must_use]
    pub const fn with(self, sign: Sign) -> Self {
        Self(self.0 | sign.bit())
    }

    /// These without `sign`.
    #[must_use]
    pub const fn without(self, sign: Sign) -> Self {
        Self(self.0 & !sign.bit())
    }

    /// Whether `sign` is among them.
    pub const fn has(self, sign: Sign) -> bool {
        self.0 & sign.bit() != 0
    }

    /// Whether there is none: nothing speaks against "normal".
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Those that this version knows, in the order of [`Sign::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Sign> {
        Sign::ALL.into_iter().filter(move |sign| self.has(*sign))
    }

    /// As one byte of a personal code. A later version's signs are kept: they
    /// are not known here, but not "normal" either.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// From that byte.
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }
}

impl FromIterator<Sign> for Signs {
    fn from_iter<I: IntoIterator<Item = Sign>>(signs: I) -> Self {
        signs.into_iter().fold(Self::NONE, Self::with)
    }
}

impl Serialize for Signs {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(None)?;
        for sign in self.iter() {
            list.serialize_element(&sign)?;
        }
        list.end()
    }
}

impl Read for Signs {
    fn read(json: Json) -> Option<Self> {
        let signs: Vec<Sign> = Read::read(json)?;
        Some(signs.into_iter().collect())
    }
}

words!(Sign {
    Cough = "cough",
    Fever = "fever",
    Breath = "breath",
    TasteOrSmell = "taste_or_smell",
    Contact = "contact",
    PositiveTest = "positive_test",
});

read_by_hand!(Signs);
