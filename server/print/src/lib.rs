//! A venue's posters as files: posters in, bytes out. One layout for all
//! formats: a sheet is drawn as SVG in millimetres, and that drawing becomes a
//! PDF, a picture, or an SVG without fonts. Knows no database, no HTTP, no clock
//! and no font but its own two.

mod archive;
mod drawing;
mod fitting;
mod font;
mod formats;
mod paper;
mod pieces;
mod ready;
mod sheet;
mod symbol;
mod words;

use domain::venue::MAX_POINTS;
use thiserror::Error;

pub use formats::Format;
pub use paper::Paper;
pub use pieces::Pieces;

/// What stands on one poster. Any text will do: what the font has no shape for
/// is left out, and a name of which nothing is left gives way to the short code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Poster {
    /// The venue's name; 60 characters are as many as look good.
    pub venue: String,
    /// Street and ward.
    pub address: String,
    /// The point's name in Vietnamese, and in English; the same where the owner
    /// named it.
    pub point_vi: String,
    pub point_en: String,
    /// The text of the QR code.
    pub code: String,
    /// For people to read out: `7K3M-Q2ZD`.
    pub short_code: String,
    /// The day as people write it: `25/11/2026`.
    pub issued_on: String,
}

/// A file to save or to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub bytes: Vec<u8>,
    /// For the header `Content-Type`.
    pub content_type: &'static str,
    /// Without a dot.
    pub extension: &'static str,
}

/// Why there is no file.
#[derive(Debug, Error)]
pub enum PrintError {
    #[error("no posters to print")]
    NoPosters,
    /// Whoever asked for the file has gone.
    #[error("nobody waits for the file")]
    NotWanted,
    #[error("{posters} posters are more than the {MAX_POINTS} of one file")]
    TooManyPosters { posters: usize },
    #[error("the code of poster `{short_code}` fits in no QR symbol")]
    CodeTooLong { short_code: String },
    #[error("the sheet cannot be drawn")]
    Drawing(#[from] resvg::usvg::Error),
    #[error("the sheet has no size")]
    NoSize,
    #[error("the PDF cannot be written: {0}")]
    Pdf(String),
    #[error("the picture cannot be written")]
    Picture(#[from] png::EncodingError),
    #[error("the archive cannot be written")]
    Archive(#[from] zip::result::ZipError),
}

/// The posters on paper of this size, as one file. A PDF has a page for each
/// sheet; SVG and PNG come as a ZIP where there are several sheets. [`Pieces`]
/// gives the same piece by piece.
///
/// Sheets are drawn one by one and pictures in bands, so memory is 20 MB and the
/// file itself, twice while it grows: at worst 500 pictures of A3, a file of 120 MB.
///
/// # Errors
/// As [`Pieces::new`] and [`Pieces::next`].
pub fn file(posters: &[Poster], paper: Paper, format: Format) -> Result<File, PrintError> {
    let pieces = Pieces::new(posters.to_vec(), paper, format)?;
    Ok(File {
        content_type: pieces.content_type(),
        extension: pieces.extension(),
        bytes: pieces::whole(pieces)?,
    })
}
