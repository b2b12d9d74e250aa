//! Cells that are longer than a spreadsheet's: they go on in the rows beneath.
//!
//! An error instead would break a download off at that row and leave nothing. A
//! part that goes on ends with [`GOES_ON`] and has more than [`WHOLE`] units, as
//! no other cell has; so the parts can be told, and put together again.

/// The most UTF-16 units of a cell that stays whole. Spreadsheets hold 32,767; a
/// part has two for [`GOES_ON`], and has more than this also where it is one unit
/// short because a pair of surrogates is not cut.
const WHOLE: usize = 32_765;

/// Stands at the end of a part that is not the last, for people who read it.
pub(super) const GOES_ON: &str = " …";

/// How many rows these cells take: one, unless a cell is too long.
pub(super) fn lines(cells: &[&str]) -> u32 {
    let most = cells.iter().map(|cell| Pieces(cell).count()).max();
    u32::try_from(most.unwrap_or(1).max(1)).unwrap_or(u32::MAX)
}

/// What of a cell stands in its nth line, and whether it goes on.
pub(super) fn piece(cell: &str, line: u32) -> (&str, bool) {
    let mut pieces = Pieces(cell).skip(line as usize);
    let piece = pieces.next().unwrap_or_default();
    (piece, pieces.next().is_some())
}

/// A cell's parts, in order; an empty cell has none.
struct Pieces<'a>(&'a str);

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.0.is_empty() {
            return None;
        }
        let (piece, rest) = self.0.split_at(end_of_piece(self.0));
        self.0 = rest;
        Some(piece)
    }
}

fn end_of_piece(text: &str) -> usize {
    // Never fewer bytes than units: most cells need not be counted.
    if text.len() <= WHOLE {
        return text.len();
    }
    let mut units = 0;
    text.char_indices()
        .find(|(_, c)| {
            units += c.len_utf16();
            units > WHOLE
        })
        .map_or(text.len(), |(at, _)| at)
}
