//! Downloaded tables, read back by others' readers.

use std::io::Cursor;

use backend::Error;
use backend::files::Table;
use calamine::{Data, Reader, Xlsx};

pub(crate) async fn bytes(mut table: Table) -> Result<Vec<u8>, Error> {
    let mut all = Vec::new();
    while let Some(piece) = table.next().await? {
        all.extend(piece);
    }
    Ok(all)
}

/// The rows of a CSV file, its defence against formulas taken off; the first
/// has the names of the columns.
pub(crate) fn csv_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a mark");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text);
    reader
        .records()
        .map(|row| {
            let row = row.expect("a row");
            row.iter().map(|it| sheet::restore(it).to_owned()).collect()
        })
        .collect()
}

/// The same of an XLSX file, of which every cell must be a text.
pub(crate) fn xlsx_rows(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let name = book.sheet_names()[0].clone();
    let formulas = book.worksheet_formula(&name).expect("a sheet");
    assert!(formulas.used_cells().next().is_none(), "no formula");
    let range = book.worksheet_range(&name).expect("a sheet");
    let cell = |cell: &Data| match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("{other:?} is no text"),
    };
    range
        .rows()
        .map(|row| row.iter().map(cell).collect())
        .collect()
}
