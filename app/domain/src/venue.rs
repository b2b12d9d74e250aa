//! Venues and their points: what an owner registers and prints.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::area::AreaCode;
use crate::ids::VenueId;

/// Longest name of a venue, in characters.
pub const MAX_NAME: usize = 60;
/// Longest address, in characters.
pub const MAX_ADDRESS: usize = 120;
/// Longest label of a point that its owner names, in characters.
pub const MAX_LABEL: usize = 24;
/// Most points of one venue.
pub const MAX_POINTS: usize = 500;

/// What sort of place it is; the guidance's list (point 2) and what people add.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

/// Where in a venue a poster hangs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "at")]
pub enum PointKind {
    Entrance,
    Exit,
    Reception,
    Till,
    Stall,
    PriceBoard,
    /// Tables are numbered from 1.
    Table {
        number: u16,
    },
    /// Named by the owner, 1 to [`MAX_LABEL`] characters.
    Own {
        label: String,
    },
}

/// Number of a point within its venue: 1 for the first, never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PointNumber(pub u16);

/// One spot of a venue with its own poster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    pub number: PointNumber,
    pub kind: PointKind,
    /// Counts the posters issued for this point, from 1: a stolen or copied
    /// one can be withdrawn without touching the others.
    pub poster_version: u16,
}

/// What an owner enters about a venue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VenueDetails {
    pub name: String,
    pub kind: VenueKind,
    pub address: String,
    pub ward: AreaCode,
    /// Usual length of a stay in minutes, 1 to 1,440.
    pub usual_stay_minutes: u16,
}

/// A registered venue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Venue {
    pub id: VenueId,
    #[serde(flatten)]
    pub details: VenueDetails,
    /// The ward's name at registration, as printed on the poster.
    pub ward_name: String,
    pub points: Vec<Point>,
}

/// A field of [`VenueDetails`] (or of a point) that cannot be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VenueError {
    #[error("the venue has no name")]
    NoName,
    #[error("the venue's name is longer than {MAX_NAME} characters")]
    NameTooLong,
    #[error("the venue has no address")]
    NoAddress,
    #[error("the address is longer than {MAX_ADDRESS} characters")]
    AddressTooLong,
    #[error("the ward is not one of today's")]
    UnknownWard,
    #[error("the usual stay is not between 1 minute and 24 hours")]
    StayOutOfRange,
    #[error("the point has no label")]
    NoLabel,
    #[error("the label is longer than {MAX_LABEL} characters")]
    LabelTooLong,
    #[error("tables are numbered from 1")]
    NoTableNumber,
    #[error("the venue has {MAX_POINTS} points already")]
    TooManyPoints,
    #[error("the text holds characters that cannot be printed")]
    NotPrintable,
}

impl VenueDetails {
    /// The same with surrounding and doubled blanks removed, checked.
    ///
    /// # Errors
    /// The first field that cannot be accepted, in the order of the form.
    pub fn checked(self) -> Result<Self, VenueError> {
        let details = Self {
            name: tidy(&self.name),
            address: tidy(&self.address),
            ..self
        };
        check_text(
            &details.name,
            MAX_NAME,
            VenueError::NoName,
            VenueError::NameTooLong,
        )?;
        check_text(
            &details.address,
            MAX_ADDRESS,
            VenueError::NoAddress,
            VenueError::AddressTooLong,
        )?;
        if !(1..=1_440).contains(&details.usual_stay_minutes) {
            return Err(VenueError::StayOutOfRange);
        }
        Ok(details)
    }
}

impl PointKind {
    /// The same with its label tidied, checked.
    ///
    /// # Errors
    /// What is wrong with the label or the table's number.
    pub fn checked(self) -> Result<Self, VenueError> {
        match self {
            Self::Own { label } => {
                let label = tidy(&label);
                check_text(
                    &label,
                    MAX_LABEL,
                    VenueError::NoLabel,
                    VenueError::LabelTooLong,
                )?;
                Ok(Self::Own { label })
            }
            Self::Table { number: 0 } => Err(VenueError::NoTableNumber),
            other => Ok(other),
        }
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn check_text(
    text: &str,
    max: usize,
    empty: VenueError,
    long: VenueError,
) -> Result<(), VenueError> {
    if text.is_empty() {
        return Err(empty);
    }
    if text.chars().count() > max {
        return Err(long);
    }
    if text.chars().any(char::is_control) {
        return Err(VenueError::NotPrintable);
    }
    Ok(())
}
