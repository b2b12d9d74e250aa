//! Writes a table and reads it as its reader would.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use sheet::{Format, Sheet};

pub(crate) const TITLE: &str = "Lịch sử";

/// The file of a table, as taken row by row.
pub(crate) fn written(format: Format, columns: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut sheet = Sheet::new(format, TITLE, columns).unwrap();
    let mut file = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        sheet.push(&cells).unwrap();
        file.extend(sheet.take());
    }
    file.extend(sheet.finish().unwrap());
    file
}

/// All rows with the header, the apostrophes taken off.
pub(crate) fn rows_of_csv(file: &[u8]) -> Vec<Vec<String>> {
    let text = file.strip_prefix(b"\xEF\xBB\xBF").unwrap();
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text)
        .records()
        .map(|row| {
            row.unwrap()
                .iter()
                .map(sheet::restore)
                .map(str::to_owned)
                .collect()
        })
        .collect()
}

pub(crate) fn workbook(file: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(file)).unwrap()
}

/// All rows of all sheets with their headers. Every cell that is there is text.
pub(crate) fn rows_of_xlsx(file: Vec<u8>) -> Vec<Vec<String>> {
    let mut book = workbook(file);
    let mut rows = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        rows.extend(
            range
                .rows()
                .map(|row| row.iter().map(text).collect::<Vec<_>>()),
        );
    }
    rows
}

pub(crate) fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("not a text: {other:?}"),
    }
}
