//! What can go wrong while a table is written.

use crate::MOST_COLUMNS;

/// Why a table was not begun, or a row not written.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    #[error("a table has 1 to {MOST_COLUMNS} columns, not {0}")]
    ColumnCount(usize),
    #[error("a row of {cells} cells does not fit {columns} columns")]
    CellCount { cells: usize, columns: usize },
    /// The file cannot be continued. Only a row of more than a gigabyte does this.
    #[error("the file cannot be continued: {0}")]
    Write(#[from] std::io::Error),
}

impl From<zip::result::ZipError> for SheetError {
    fn from(error: zip::result::ZipError) -> Self {
        Self::Write(error.into())
    }
}

impl From<csv::Error> for SheetError {
    fn from(error: csv::Error) -> Self {
        Self::Write(error.into())
    }
}
