//! A workbook, streamed: a ZIP archive whose files are written one after another
//! and never looked at again.
//!
//! What depends on the number of sheets stands at the archive's end.

use std::io::Write;

use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::SheetError;
use crate::ready::Ready;
use columns::Columns;
use room::Room;

mod columns;
mod escape;
mod name;
mod parts;
mod pieces;
mod room;

/// XML is handed to the compressor in pieces of about so many bytes.
const PIECE: usize = 32 * 1024;

pub(crate) struct Xlsx {
    zip: ZipWriter<StreamWriter<Ready>>,
    title: String,
    columns: Columns,
    /// XML that the compressor has not seen.
    xml: Vec<u8>,
    sheets: usize,
    /// What is left in the sheet that is being written.
    room: Room,
    /// What a sheet has when it is new.
    whole: Room,
}

impl Xlsx {
    pub(crate) fn new(title: &str, columns: &[&str]) -> Result<Self, SheetError> {
        Self::with_room(Room::WHOLE_SHEET, title, columns)
    }

    fn with_room(whole: Room, title: &str, columns: &[&str]) -> Result<Self, SheetError> {
        let mut book = Self {
            zip: ZipWriter::new_stream(Ready::default()),
            title: title.to_owned(),
            columns: Columns::new(columns),
            xml: Vec::with_capacity(2 * PIECE),
            sheets: 0,
            room: whole,
            whole,
        };
        // Tools tell the kind of an archive by its first names.
        book.add(parts::RELATIONS, parts::relations())?;
        book.add(parts::STYLES, parts::styles())?;
        book.begin_sheet()?;
        Ok(book)
    }

    pub(crate) fn push(&mut self, cells: &[&str]) -> Result<(), SheetError> {
        let lines = pieces::lines(cells);
        if !self.room.is_enough_for(lines) {
            self.end_sheet()?;
            self.begin_sheet()?;
        }
        for line in 0..lines {
            let row = self.room.take_row();
            self.columns.write_row(&mut self.xml, row, line, cells);
            if self.xml.len() >= PIECE {
                self.compress()?;
            }
        }
        Ok(())
    }

    pub(crate) fn ready(&self) -> usize {
        self.bytes().map_or(0, Ready::len)
    }

    pub(crate) fn take(&self) -> Vec<u8> {
        self.bytes().map_or_else(Vec::new, Ready::take)
    }

    pub(crate) fn finish(mut self) -> Result<Vec<u8>, SheetError> {
        self.end_sheet()?;
        let names = (1..=self.sheets).map(|number| name::of_sheet(&self.title, number));
        let workbook = parts::workbook(names);
        self.add(parts::WORKBOOK, workbook)?;
        self.add(
            parts::WORKBOOK_RELATIONS,
            parts::workbook_relations(self.sheets),
        )?;
        self.add(parts::CONTENT_TYPES, parts::content_types(self.sheets))?;
        Ok(self.zip.finish()?.into_inner().take())
    }

    /// None after an error only: `zip` lets go of its target then.
    fn bytes(&self) -> Option<&Ready> {
        self.zip.get_ref().map(StreamWriter::get_ref)
    }

    fn begin_sheet(&mut self) -> Result<(), SheetError> {
        self.sheets += 1;
        self.room = self.whole;
        let name = parts::sheet(self.sheets);
        self.zip.start_file(name, options())?;
        self.columns.write_head(&mut self.xml)?;
        for line in 0..pieces::lines(&self.columns.headers()) {
            let row = self.room.take_row();
            self.columns.write_header(&mut self.xml, row, line);
        }
        self.compress()
    }

    fn end_sheet(&mut self) -> Result<(), SheetError> {
        self.columns.write_foot(&mut self.xml)?;
        self.compress()
    }

    fn compress(&mut self) -> Result<(), SheetError> {
        self.room.take_bytes(self.xml.len());
        self.zip.write_all(&self.xml)?;
        self.xml.clear();
        // One enormous row must not be kept as memory for the small ones after it.
        self.xml.shrink_to(2 * PIECE);
        Ok(())
    }

    fn add(&mut self, name: &str, content: String) -> Result<(), SheetError> {
        self.zip.start_file(name, options())?;
        Ok(self.zip.write_all(content.as_bytes())?)
    }
}

/// The same on every machine and day, and fast, because a download waits for it:
/// level 2 is as fast as 1 and gives a quarter less, 3 and more are slower.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::DEFAULT
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(2))
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix)
}

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test stops at what it does not expect"
)]
mod tests {
    use std::io::Cursor;

    use calamine::Reader;

    use super::{Room, Xlsx};

    #[test]
    fn a_sheet_that_holds_many_bytes_is_full_before_its_rows_are() {
        let few_bytes = Room {
            bytes: 100_000,
            ..Room::WHOLE_SHEET
        };
        let mut book = Xlsx::with_room(few_bytes, "a", &["Chữ"]).unwrap();
        for _ in 0..7 {
            book.push(&["x".repeat(30_000).as_str()]).unwrap();
        }
        let mut book = calamine::Xlsx::new(Cursor::new(book.finish().unwrap())).unwrap();
        let heights = book.worksheets().into_iter().map(|(_, rows)| rows.height());
        assert_eq!(heights.collect::<Vec<_>>(), [5, 4]);
    }
}
