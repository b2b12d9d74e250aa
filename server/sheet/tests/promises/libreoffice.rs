//! A real spreadsheet program opens the files and takes every cell for text.

use crate::awkward::{awkward_cells, near_values};
use crate::read_back::written;
use cells::Cell;
use office::{As, opened};
use sheet::Format;

mod cells;
mod office;

const COLUMNS: [&str; 2] = ["Chữ", "x"];

/// A table of one column, and a second that has every row be there.
fn table(cells: &[String]) -> Vec<Vec<String>> {
    let row = |cell: &String| vec![cell.clone(), "x".to_owned()];
    cells.iter().map(row).collect()
}

/// LibreOffice gives each text its own type, and an empty cell none.
fn as_text(text: &str) -> Cell {
    let kind = if text.is_empty() { "" } else { "string" };
    Cell {
        kind: kind.to_owned(),
        text: text.to_owned(),
        is_formula: false,
    }
}

fn check(read: &[Cell], expected: &[String]) {
    assert_eq!(read[0], as_text("Chữ"));
    let (rows, beneath) = read[1..].split_at(expected.len());
    for (cell, text) in rows.iter().zip(expected) {
        assert_eq!(cell, &as_text(text));
    }
    // LibreOffice writes the rest of the sheet, too.
    let none = Cell::default();
    assert!(beneath.iter().all(|cell| *cell == none), "{beneath:?}");
}

#[test]
fn in_a_workbook_every_cell_is_the_text_that_was_written() {
    let cells = [awkward_cells(), near_values()].concat();
    let file = written(Format::Xlsx, &COLUMNS, &table(&cells));
    check(&opened(&file, As::Workbook), &cells);
}

fn check_csv(language: As) {
    let cells = [awkward_cells(), near_values()].concat();
    let file = written(Format::Csv, &COLUMNS, &table(&cells));
    // As it stands in the file: LibreOffice shows the apostrophes.
    let shown: Vec<String> = csv::Reader::from_reader(&file[3..])
        .records()
        .map(|row| row.unwrap()[0].to_owned())
        .collect();
    check(&opened(&file, language), &shown);
}

#[test]
fn in_csv_every_cell_is_text_in_vietnamese_and_guarded_ones_show_their_apostrophe() {
    check_csv(As::VietnameseCsv);
}

#[test]
fn in_csv_every_cell_is_text_in_english_and_guarded_ones_show_their_apostrophe() {
    check_csv(As::EnglishCsv);
}

#[test]
fn without_the_apostrophes_libreoffice_would_run_and_convert() {
    let file = b"\xEF\xBB\xBFCh\n=1+1,x\n0912345678,x\n1/5,x\nTRUE,x\nHoa,x\n";
    let read = opened(file, As::EnglishCsv);
    assert!(read[1].is_formula);
    let kinds: Vec<&str> = read[2..].iter().map(|cell| cell.kind.as_str()).collect();
    assert_eq!(kinds, ["float", "date", "boolean", "string"]);
}
