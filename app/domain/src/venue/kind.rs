//! The kinds of places, with what is usual there.

use std::time::Duration;

use crate::words;

/// What sort of place it is; the guidance's list (point 2) and what people add.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VenueKind {
    PavementStall,
    Grocery,
    TakeAway,
    Restaurant,
    Market,
    Beach,
    Park,
    Bus,
    Office,
    Event,
    Other,
}

impl VenueKind {
    /// Every kind, in the order of the form.
    pub const ALL: [Self; 11] = [
        Self::PavementStall,
        Self::Grocery,
        Self::TakeAway,
        Self::Restaurant,
        Self::Market,
        Self::Beach,
        Self::Park,
        Self::Bus,
        Self::Office,
        Self::Event,
        Self::Other,
    ];

    /// How long people usually stay, when the owner does not say otherwise.
    pub const fn usual_stay(self) -> Duration {
        let minutes = match self {
            Self::PavementStall | Self::TakeAway => 15,
            Self::Grocery => 20,
            Self::Bus => 45,
            Self::Restaurant | Self::Market | Self::Other => 60,
            Self::Park | Self::Beach => 120,
            Self::Event => 180,
            Self::Office => 480,
        };
        Duration::from_secs(minutes * 60)
    }

    /// Its number in a printed code; never reused.
    pub const fn number(self) -> u8 {
        match self {
            Self::PavementStall => 1,
            Self::Grocery => 2,
            Self::TakeAway => 3,
            Self::Restaurant => 4,
            Self::Market => 5,
            Self::Beach => 6,
            Self::Park => 7,
            Self::Bus => 8,
            Self::Office => 9,
            Self::Event => 10,
            Self::Other => 0,
        }
    }

    /// The kind with this number; `None` for one that this version does not know.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }
}

words!(VenueKind {
    PavementStall = "pavement_stall",
    Grocery = "grocery",
    TakeAway = "take_away",
    Restaurant = "restaurant",
    Market = "market",
    Beach = "beach",
    Park = "park",
    Bus = "bus",
    Office = "office",
    Event = "event",
    Other = "other",
});
