//! Venues and their points: what an owner registers and prints.

mod check;
mod kind;

use serde::{Deserialize, Serialize};

use crate::area::AreaCode;
use crate::ids::VenueId;
use crate::json::{Json, Read};
use crate::{read_by_hand, read_fields, words};
pub use check::VenueError;
pub use kind::VenueKind;

/// Longest name of a venue, in characters.
pub const MAX_NAME: usize = 60;
/// Longest address, in characters.
pub const MAX_ADDRESS: usize = 120;
/// Longest label of a point that its owner names, in characters.
pub const MAX_LABEL: usize = 24;
/// Most points of one venue.
pub const MAX_POINTS: usize = 500;

/// Where in a venue a poster hangs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case", tag = "at")]
pub enum PointKind {
    Entrance,
    Exit,
    /// One door for both ways.
    Door,
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

/// Which way somebody goes who scans a point's poster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    In,
    Out,
}

impl PointKind {
    /// Which way people go here; `None` where it cannot be told.
    pub const fn direction(&self) -> Option<Direction> {
        match self {
            Self::Entrance => Some(Direction::In),
            Self::Exit => Some(Direction::Out),
            _ => None,
        }
    }
}

/// Number of a point within its venue: 1 for the first, never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PointNumber(pub u16);

/// One spot of a venue with its own poster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Point {
    pub number: PointNumber,
    pub kind: PointKind,
    /// Counts the posters issued for this point, from 1: a stolen or copied
    /// one can be withdrawn without touching the others.
    pub poster_version: u16,
}

/// What an owner enters about a venue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VenueDetails {
    pub name: String,
    pub kind: VenueKind,
    pub address: String,
    pub ward: AreaCode,
    /// Usual length of a stay in minutes, 1 to 1,440.
    pub usual_stay_minutes: u16,
}

/// A registered venue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Venue {
    pub id: VenueId,
    #[serde(flatten)]
    pub details: VenueDetails,
    /// The ward's name when it was chosen, at registration or in an edit; a reform
    /// of the wards does not change it.
    pub ward_name: String,
    pub points: Vec<Point>,
}

impl VenueDetails {
    /// What an edit makes of `current` that began with `began`: the fields that it
    /// changed are its own, the others stay.
    #[must_use]
    pub fn applied_since(self, began: &Self, current: &Self) -> Self {
        fn changed<T: PartialEq + Clone>(own: T, began: &T, current: &T) -> T {
            if own == *began { current.clone() } else { own }
        }
        Self {
            name: changed(self.name, &began.name, &current.name),
            kind: changed(self.kind, &began.kind, &current.kind),
            address: changed(self.address, &began.address, &current.address),
            ward: changed(self.ward, &began.ward, &current.ward),
            usual_stay_minutes: changed(
                self.usual_stay_minutes,
                &began.usual_stay_minutes,
                &current.usual_stay_minutes,
            ),
        }
    }
}

words!(Direction {
    In = "in",
    Out = "out",
});

read_fields!(Point {
    number,
    kind,
    poster_version
});

impl Read for PointNumber {
    fn read(json: Json) -> Option<Self> {
        Read::read(json).map(Self)
    }
}

impl Read for PointKind {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(match fields.get::<String>("at")?.as_str() {
            "entrance" => Self::Entrance,
            "exit" => Self::Exit,
            "door" => Self::Door,
            "reception" => Self::Reception,
            "till" => Self::Till,
            "stall" => Self::Stall,
            "price_board" => Self::PriceBoard,
            "table" => Self::Table {
                number: fields.get("number")?,
            },
            "own" => Self::Own {
                label: fields.get("label")?,
            },
            _ => return None,
        })
    }
}

read_fields!(VenueDetails {
    name,
    kind,
    address,
    ward,
    usual_stay_minutes
});

impl Read for Venue {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(Self {
            id: fields.get("id")?,
            ward_name: fields.get("ward_name")?,
            points: fields.get("points")?,
            details: Read::read(fields.into())?,
        })
    }
}

read_by_hand!(PointKind, Venue);
