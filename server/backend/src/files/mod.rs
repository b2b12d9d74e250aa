//! Files to download: posters to print, scan histories and venue histories as
//! tables. Each download is a row in the history of the venue.

mod events;
mod history;
mod posters;
mod table;

pub use events::venue_events;
pub use history::scan_history;
pub use posters::posters;
pub use table::Table;

use domain::owner::file::FileFormat;

use crate::Error;

/// A file as a whole.
pub struct File {
    pub name: String,
    pub content_type: &'static str,
    pub bytes: Vec<u8>,
}

/// A table's format; other formats are no tables.
fn table_format(format: FileFormat) -> Result<sheet::Format, Error> {
    match format {
        FileFormat::Csv => Ok(sheet::Format::Csv),
        FileFormat::Xlsx => Ok(sheet::Format::Xlsx),
        FileFormat::Svg | FileFormat::Png | FileFormat::Pdf => Err(Error::NotUnderstood),
    }
}
