//! Writes tables as CSV and XLSX, piece by piece: a download of a million rows
//! takes the memory of one row and a compressor.
//!
//! Every cell is text and stays text in every spreadsheet. Knows no database, no
//! HTTP and no runtime: whoever calls pushes rows and takes bytes.

mod csv_file;
mod error;
mod guard;
mod ready;
mod xlsx;

pub use error::SheetError;
pub use guard::restore;

use csv_file::CsvFile;
use xlsx::Xlsx;

/// As many columns as a spreadsheet has.
pub const MOST_COLUMNS: usize = 16_384;

/// What kind of file a table becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// UTF-8 with a byte order mark, commas, CRLF. A cell that a spreadsheet
    /// would take for something else than text has an apostrophe in front, which
    /// [`restore`] takes off and spreadsheets show. Control characters are kept,
    /// NUL too. A program that separates at semicolons cuts cells at theirs:
    /// for a spreadsheet [`Format::Xlsx`] is the safer one.
    Csv,
    /// A workbook; goes on in a further sheet when one is full. Control characters
    /// are escaped as the format says; LibreOffice leaves most of them out.
    Xlsx,
}

impl Format {
    /// The value of an HTTP header `Content-Type`.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The end of a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// A table that is being written.
///
/// The same calls give the same bytes, whenever and however often they are taken.
pub struct Sheet {
    columns: usize,
    file: File,
}

enum File {
    Csv(Box<CsvFile>),
    Xlsx(Box<Xlsx>),
}

impl Sheet {
    /// Begins a table with a header row. The title names the sheet of a workbook;
    /// what such a name may not hold is replaced. A CSV file has no place for it.
    ///
    /// # Errors
    /// [`SheetError::ColumnCount`] if there are no columns or more than [`MOST_COLUMNS`].
    pub fn new(format: Format, title: &str, columns: &[&str]) -> Result<Self, SheetError> {
        if columns.is_empty() || columns.len() > MOST_COLUMNS {
            return Err(SheetError::ColumnCount(columns.len()));
        }
        let file = match format {
            Format::Csv => File::Csv(Box::new(CsvFile::new(columns)?)),
            Format::Xlsx => File::Xlsx(Box::new(Xlsx::new(title, columns)?)),
        };
        Ok(Self {
            columns: columns.len(),
            file,
        })
    }

    /// Adds a row, a cell for each column.
    ///
    /// In a workbook a cell of more than 32,765 UTF-16 units, which is more than
    /// spreadsheets hold, goes on in rows beneath, in the same column: each part
    /// but the last ends with `…` and is longer than any cell that is whole.
    ///
    /// # Errors
    /// [`SheetError::CellCount`] if it is not as many cells as columns; nothing is
    /// written then, and the next row may follow.
    pub fn push(&mut self, cells: &[&str]) -> Result<(), SheetError> {
        if cells.len() != self.columns {
            return Err(SheetError::CellCount {
                cells: cells.len(),
                columns: self.columns,
            });
        }
        match &mut self.file {
            File::Csv(csv) => csv.push(cells),
            File::Xlsx(xlsx) => xlsx.push(cells),
        }
    }

    /// How many bytes [`Sheet::take`] would give. Rows come out in pieces of some
    /// ten thousand bytes, so most of the time there are none.
    pub fn ready(&self) -> usize {
        match &self.file {
            File::Csv(csv) => csv.ready(),
            File::Xlsx(xlsx) => xlsx.ready(),
        }
    }

    /// Takes out what is ready by now; empty if nothing is. Whoever takes after
    /// each row, or when [`Sheet::ready`] is enough, holds a bounded number of bytes.
    pub fn take(&mut self) -> Vec<u8> {
        match &self.file {
            File::Csv(csv) => csv.take(),
            File::Xlsx(xlsx) => xlsx.take(),
        }
    }

    /// Ends the file; gives the bytes that have not been taken.
    ///
    /// # Errors
    /// [`SheetError::Write`], in a workbook whose last row alone is over a gigabyte.
    pub fn finish(self) -> Result<Vec<u8>, SheetError> {
        match self.file {
            File::Csv(csv) => csv.finish(),
            File::Xlsx(xlsx) => xlsx.finish(),
        }
    }
}
