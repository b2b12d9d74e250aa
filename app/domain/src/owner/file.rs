//! Files to download: posters to print, and tables to keep.

use serde::Serialize;

use crate::history::HistoryFilter;
use crate::ids::VenueId;
use crate::sign_in::Language;
use crate::venue::PointNumber;
use crate::{read_fields, words};

/// What a poster is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    /// A board to see from afar.
    A3,
    A4,
    A5,
    /// Eight cards for tables on a sheet of A4.
    Cards,
    /// A roll of 80 mm in a thermal printer of 203 dpi.
    Roll80,
    /// The same of 58 mm.
    Roll58,
}

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileFormat {
    Svg,
    Png,
    Pdf,
    Csv,
    Xlsx,
}

/// Asks for posters as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PosterFile {
    pub venue: VenueId,
    /// None: all of them, in one file.
    pub points: Vec<PointNumber>,
    pub paper: Paper,
    /// [`FileFormat::Svg`], [`FileFormat::Png`] or [`FileFormat::Pdf`].
    pub format: FileFormat,
}

/// Asks for the rows of a scan history as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HistoryFile {
    /// Where [`HistoryFilter::after`] is passed over.
    pub filter: HistoryFilter,
    /// [`FileFormat::Csv`] or [`FileFormat::Xlsx`].
    pub format: FileFormat,
    pub language: Language,
}

/// Asks for a venue's own history as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventFile {
    pub venue: VenueId,
    /// [`FileFormat::Csv`] or [`FileFormat::Xlsx`].
    pub format: FileFormat,
    pub language: Language,
}

impl Paper {
    /// Every kind of paper, in the order of the form.
    pub const ALL: [Self; 6] = [
        Self::A4,
        Self::A3,
        Self::A5,
        Self::Cards,
        Self::Roll80,
        Self::Roll58,
    ];
}

words!(Paper {
    A3 = "a3",
    A4 = "a4",
    A5 = "a5",
    Cards = "cards",
    Roll80 = "roll80",
    Roll58 = "roll58",
});

words!(FileFormat {
    Svg = "svg",
    Png = "png",
    Pdf = "pdf",
    Csv = "csv",
    Xlsx = "xlsx",
});

read_fields!(PosterFile {
    venue,
    points,
    paper,
    format
});

read_fields!(HistoryFile {
    filter,
    format,
    language
});

read_fields!(EventFile {
    venue,
    format,
    language
});
