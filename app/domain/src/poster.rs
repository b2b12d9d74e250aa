//! A venue's posters: what is printed and stuck up.

use serde::Serialize;

use crate::read_fields;
use crate::venue::{Point, Venue};

/// A point's code, ready to print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Poster {
    pub point: Point,
    /// The text of the QR code: an address of this site with the signed body.
    pub code: String,
    /// For people to read out: `7K3M-Q2ZD`.
    pub short_code: String,
}

/// A venue with all of its posters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VenuePosters {
    pub venue: Venue,
    pub posters: Vec<Poster>,
}

read_fields!(Poster {
    point,
    code,
    short_code
});

read_fields!(VenuePosters { venue, posters });
