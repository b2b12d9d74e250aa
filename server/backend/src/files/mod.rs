//! Files to download: posters to print, scan histories and venue histories as
//! tables. Each download is a row in the history of the venue.

mod events;
mod history;
mod posters;
mod table;

pub use events::venue_events;
pub use history::scan_history;
pub use posters::{Posters, posters};
pub use table::Table;

use domain::owner::file::FileFormat;

use crate::Error;

/// How many bytes a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Exact(usize),
    /// Judged by its beginning, for a progress bar.
    About(u64),
}

/// A file on its way, piece by piece.
pub enum Download {
    Table(Table),
    Posters(Posters),
}

impl Download {
    pub fn name(&self) -> &str {
        match self {
            Self::Table(table) => &table.name,
            Self::Posters(posters) => &posters.name,
        }
    }

    /// For the header `Content-Type`.
    pub fn content_type(&self) -> &'static str {
        match self {
            Self::Table(table) => table.content_type,
            Self::Posters(posters) => posters.content_type,
        }
    }

    /// How many bytes it has; good once the first piece was taken.
    pub fn size(&self) -> Size {
        match self {
            Self::Table(table) => Size::About(table.estimated_bytes()),
            Self::Posters(posters) => posters.size(),
        }
    }

    /// The next piece; `None` after the last. An error ends the file early, and
    /// whoever reads it is to notice.
    ///
    /// # Errors
    /// When the caller may no longer have it, or the server fails.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        match self {
            Self::Table(table) => table.next().await,
            Self::Posters(posters) => posters.next().await,
        }
    }
}

/// A table's format; other formats are no tables.
fn table_format(format: FileFormat) -> Result<sheet::Format, Error> {
    match format {
        FileFormat::Csv => Ok(sheet::Format::Csv),
        FileFormat::Xlsx => Ok(sheet::Format::Xlsx),
        FileFormat::Svg | FileFormat::Png | FileFormat::Pdf => Err(Error::NotUnderstood),
    }
}
