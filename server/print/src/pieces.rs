//! A file that is drawn when it is asked for, piece by piece: of an archive a
//! picture at a time, so that it is on its way from the first one on.

use domain::venue::MAX_POINTS;

use crate::archive::Archive;
use crate::formats::{pdf, png, svg};
use crate::sheet::{self, Sheet};
use crate::{Format, Paper, Poster, PrintError};

/// A file on its way.
pub struct Pieces {
    posters: Vec<Poster>,
    paper: Paper,
    format: Format,
    /// How many sheets were drawn.
    drawn: usize,
    state: State,
}

enum State {
    /// One piece is all of it.
    Whole,
    Archive(Box<Archive>),
    Finished,
}

impl Pieces {
    /// A file with a page or a picture for each sheet; nothing is drawn yet.
    ///
    /// # Errors
    /// Without posters, or with more than [`MAX_POINTS`].
    pub fn new(posters: Vec<Poster>, paper: Paper, format: Format) -> Result<Self, PrintError> {
        match posters.len() {
            0 => return Err(PrintError::NoPosters),
            1..=MAX_POINTS => {}
            posters => return Err(PrintError::TooManyPosters { posters }),
        }
        let is_one = posters.len() <= paper.posters_on_a_sheet();
        Ok(Self {
            posters,
            paper,
            format,
            drawn: 0,
            state: match format {
                Format::Svg | Format::Png if !is_one => State::Archive(Box::new(Archive::new())),
                Format::Pdf | Format::Svg | Format::Png => State::Whole,
            },
        })
    }

    /// For the header `Content-Type`.
    pub fn content_type(&self) -> &'static str {
        match (&self.state, self.format) {
            (State::Archive(_), _) => "application/zip",
            (_, Format::Pdf) => "application/pdf",
            (_, Format::Svg) => "image/svg+xml",
            (_, Format::Png) => "image/png",
        }
    }

    /// The end of the file's name, without a dot.
    pub fn extension(&self) -> &'static str {
        match self.state {
            State::Archive(_) => "zip",
            State::Whole | State::Finished => self.format.extension(),
        }
    }

    /// In how many pieces it comes, about.
    pub fn count(&self) -> usize {
        match self.state {
            State::Archive(_) => self.sheets(),
            State::Whole | State::Finished => 1,
        }
    }

    /// Draws the next piece; `None` after the last. Keeps one core busy meanwhile: a
    /// fifth of a second for a picture, for a PDF a hundredth for each page, between
    /// which `is_wanted` is asked.
    ///
    /// # Errors
    /// [`PrintError::NotWanted`], or a code that is too long for any symbol (2,331
    /// bytes). All others are faults of this crate.
    pub fn next(&mut self, is_wanted: impl Fn() -> bool) -> Result<Option<Vec<u8>>, PrintError> {
        match std::mem::replace(&mut self.state, State::Finished) {
            State::Finished => Ok(None),
            State::Whole if self.format == Format::Pdf => {
                let sheets = (0..self.sheets()).map(|number| match is_wanted() {
                    true => self.sheet(number),
                    false => Err(PrintError::NotWanted),
                });
                pdf::document(sheets).map(Some)
            }
            State::Whole => self.picture(&self.sheet(0)?).map(Some),
            State::Archive(archive) if self.drawn == self.sheets() => archive.finish().map(Some),
            State::Archive(mut archive) => {
                if !is_wanted() {
                    return Err(PrintError::NotWanted);
                }
                let sheet = self.sheet(self.drawn)?;
                let name = format!("{}.{}", sheet.file_name, self.format.extension());
                let piece = archive.add(name, &self.picture(&sheet)?)?;
                self.drawn += 1;
                self.state = State::Archive(archive);
                Ok(Some(piece))
            }
        }
    }

    fn sheets(&self) -> usize {
        self.posters.len().div_ceil(self.paper.posters_on_a_sheet())
    }

    fn sheet(&self, number: usize) -> Result<Sheet, PrintError> {
        sheet::sheet(&self.posters, self.paper, number)
    }

    fn picture(&self, sheet: &Sheet) -> Result<Vec<u8>, PrintError> {
        match self.format {
            Format::Svg => Ok(svg::picture(sheet)),
            Format::Png | Format::Pdf => png::picture(sheet),
        }
    }
}

/// The whole file at once.
///
/// # Errors
/// As [`Pieces::new`] and [`Pieces::next`].
pub(crate) fn whole(mut pieces: Pieces) -> Result<Vec<u8>, PrintError> {
    let mut bytes = Vec::new();
    while let Some(piece) = pieces.next(|| true)? {
        bytes.extend(piece);
    }
    Ok(bytes)
}
