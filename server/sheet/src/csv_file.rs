//! CSV as RFC 4180 has it, for programs and for spreadsheets.

use std::io::Write;

use csv::{Terminator, Writer, WriterBuilder};

use crate::SheetError;
use crate::guard::guard;
use crate::ready::Ready;

/// Without it Excel reads UTF-8 as the code page of the country.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

pub(crate) struct CsvFile {
    csv: Writer<Ready>,
    /// A cell with its apostrophe; kept for its memory.
    guarded: String,
}

impl CsvFile {
    pub(crate) fn new(columns: &[&str]) -> Result<Self, SheetError> {
        let mut ready = Ready::default();
        ready.write_all(BYTE_ORDER_MARK.as_bytes())?;
        let mut file = Self {
            csv: WriterBuilder::new()
                .terminator(Terminator::CRLF)
                .from_writer(ready),
            guarded: String::new(),
        };
        file.push(columns)?;
        Ok(file)
    }

    pub(crate) fn push(&mut self, cells: &[&str]) -> Result<(), SheetError> {
        for cell in cells {
            self.csv.write_field(guard(cell, &mut self.guarded))?;
        }
        // No fields more: this ends the line.
        self.csv.write_record(None::<&[u8]>)?;
        Ok(())
    }

    pub(crate) fn ready(&self) -> usize {
        self.csv.get_ref().len()
    }

    pub(crate) fn take(&self) -> Vec<u8> {
        self.csv.get_ref().take()
    }

    pub(crate) fn finish(mut self) -> Result<Vec<u8>, SheetError> {
        self.csv.flush()?;
        Ok(self.csv.get_ref().take())
    }
}
