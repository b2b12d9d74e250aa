//! How much a sheet can still take up.

/// As many rows as a spreadsheet has.
const MOST_ROWS: u32 = 1_048_576;

/// A sheet with this many bytes of XML is full.
///
/// Entries of 4 GiB and more must be announced as ZIP64, and readers are
/// particular about those. A sheet ends a gigabyte earlier: its last row fits.
const MANY_BYTES: usize = 3 << 30;

/// What is left in a sheet.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) rows: u32,
    /// The number that the next row has; the first has 1.
    pub(super) next_row: u32,
    /// Of XML, before compression.
    pub(super) bytes: usize,
}

impl Room {
    pub(super) const WHOLE_SHEET: Self = Self {
        rows: MOST_ROWS,
        next_row: 1,
        bytes: MANY_BYTES,
    };

    pub(super) fn is_enough_for(&self, rows: u32) -> bool {
        self.bytes > 0 && rows <= self.rows
    }

    /// The number of a row that is about to be written.
    pub(super) fn take_row(&mut self) -> u32 {
        let row = self.next_row;
        self.next_row += 1;
        self.rows = self.rows.saturating_sub(1);
        row
    }

    pub(super) fn take_bytes(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_sub(bytes);
    }
}
