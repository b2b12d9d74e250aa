//! A table that comes piece by piece, so that a million rows never are in
//! memory at once.

use std::pin::Pin;

use sheet::Sheet;

use crate::Error;
use crate::places::Place;

/// Rows of one question to the database.
pub(super) const PART_ROWS: usize = 2_000;
/// Bytes of a piece, about.
const PIECE: usize = 64 * 1_024;

/// Some rows, and whether more follow.
pub(super) struct Part {
    pub(super) rows: Vec<Vec<String>>,
    pub(super) is_last: bool,
}

/// Where a table's rows come from.
pub(super) trait Rows: Send {
    /// The next rows.
    fn next(&mut self) -> Pin<Box<dyn Future<Output = Result<Part, Error>> + Send + '_>>;
}

/// A table on its way.
pub struct Table {
    pub name: String,
    pub content_type: &'static str,
    /// How many rows there will be.
    pub rows: u64,
    sheet: Option<Sheet>,
    source: Box<dyn Rows>,
    _place: Place<i64>,
    /// Rows pushed and bytes taken so far.
    pushed: u64,
    taken: u64,
}

impl Table {
    pub(super) fn new(
        name: &str,
        format: sheet::Format,
        title: &str,
        columns: &[&str],
        rows: u64,
        source: Box<dyn Rows>,
        place: Place<i64>,
    ) -> Result<Self, Error> {
        Ok(Self {
            name: format!("{name}.{}", format.extension()),
            content_type: format.content_type(),
            rows,
            sheet: Some(Sheet::new(format, title, columns).map_err(unwritable)?),
            source,
            _place: place,
            pushed: 0,
            taken: 0,
        })
    }

    /// About how many bytes the whole file has, judged by what came so far.
    pub fn estimated_bytes(&self) -> u64 {
        match self.pushed {
            0 => self.taken,
            pushed => (self.taken as f64 * self.rows.max(pushed) as f64 / pushed as f64) as u64,
        }
    }

    /// The next piece; `None` after the last. An error ends the file early, and
    /// whoever reads it is to notice.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let mut piece = Vec::new();
        while piece.len() < PIECE {
            let Some(sheet) = &mut self.sheet else { break };
            let part = self.source.next().await?;
            for row in &part.rows {
                let cells: Vec<&str> = row.iter().map(String::as_str).collect();
                sheet.push(&cells).map_err(unwritable)?;
            }
            self.pushed += part.rows.len() as u64;
            piece.extend(sheet.take());
            if part.is_last
                && let Some(sheet) = self.sheet.take()
            {
                piece.extend(sheet.finish().map_err(unwritable)?);
            }
        }
        self.taken += piece.len() as u64;
        Ok((!piece.is_empty()).then_some(piece))
    }
}

fn unwritable(error: sheet::SheetError) -> Error {
    tracing::error!(%error, "a table could not be written");
    Error::Unreadable("table")
}
