//! The XML of a sheet: its head, its rows, its foot.

use std::io::{Result, Write};

use super::escape::write_text;
use super::pieces::{self, GOES_ON};

/// In characters: a time with seconds fits into the narrowest.
const NARROWEST: usize = 20;
const WIDEST: usize = 50;

/// The styles of `parts::styles`, by their places there.
#[derive(Clone, Copy)]
enum Style {
    Text = 1,
    Header = 2,
}

/// The columns of every sheet.
pub(super) struct Columns {
    headers: Vec<String>,
    /// A, B, … Z, AA, …
    letters: Vec<String>,
}

impl Columns {
    pub(super) fn new(headers: &[&str]) -> Self {
        Self {
            headers: headers.iter().map(|&header| header.to_owned()).collect(),
            letters: (0..headers.len()).map(letters).collect(),
        }
    }

    pub(super) fn headers(&self) -> Vec<&str> {
        self.headers.iter().map(String::as_str).collect()
    }

    /// Up to the first row: it stays in sight; columns are wide enough and hold
    /// text, also where somebody types into them.
    pub(super) fn write_head(&self, xml: &mut Vec<u8>) -> Result<()> {
        xml.extend_from_slice(
            br#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>"#,
        );
        let style = Style::Text as u8;
        for (header, n) in self.headers.iter().zip(1..) {
            let width = (header.chars().count() + 2).clamp(NARROWEST, WIDEST);
            write!(
                xml,
                r#"<col min="{n}" max="{n}" width="{width}" style="{style}" customWidth="1"/>"#
            )?;
        }
        xml.extend_from_slice(b"</cols><sheetData>");
        Ok(())
    }

    /// From the last row on. Excel is told not to warn that digits are text.
    pub(super) fn write_foot(&self, xml: &mut Vec<u8>) -> Result<()> {
        let last = self.letters.last().map_or("A", String::as_str);
        write!(
            xml,
            r#"</sheetData><ignoredErrors><ignoredError sqref="A1:{last}1048576" numberStoredAsText="1"/></ignoredErrors></worksheet>"#
        )
    }

    pub(super) fn write_header(&self, xml: &mut Vec<u8>, row: u32, line: u32) {
        self.write_cells(xml, row, line, &self.headers(), Style::Header);
    }

    /// Writes the nth line of a row of cells.
    pub(super) fn write_row(&self, xml: &mut Vec<u8>, row: u32, line: u32, cells: &[&str]) {
        self.write_cells(xml, row, line, cells, Style::Text);
    }

    fn write_cells(&self, xml: &mut Vec<u8>, row: u32, line: u32, cells: &[&str], style: Style) {
        let row = row.to_string();
        xml.extend_from_slice(b"<row r=\"");
        xml.extend_from_slice(row.as_bytes());
        xml.extend_from_slice(b"\">");
        for (letters, cell) in self.letters.iter().zip(cells) {
            let (text, goes_on) = pieces::piece(cell, line);
            // Left out, a cell is empty; written, it would be a text of no letters.
            if text.is_empty() {
                continue;
            }
            xml.extend_from_slice(b"<c r=\"");
            xml.extend_from_slice(letters.as_bytes());
            xml.extend_from_slice(row.as_bytes());
            xml.extend_from_slice(b"\" s=\"");
            xml.push(b'0' + style as u8);
            xml.extend_from_slice(b"\" t=\"inlineStr\"><is><t");
            if needs_preserving(text) {
                xml.extend_from_slice(b" xml:space=\"preserve\"");
            }
            xml.push(b'>');
            write_text(xml, text);
            if goes_on {
                xml.extend_from_slice(GOES_ON.as_bytes());
            }
            xml.extend_from_slice(b"</t></is></c>");
        }
        xml.extend_from_slice(b"</row>");
    }
}

/// Readers of XML may trim texts, and some fold blanks inside them.
fn needs_preserving(text: &str) -> bool {
    text.starts_with(char::is_whitespace)
        || text.ends_with(char::is_whitespace)
        || text.contains(['\n', '\t'])
        || text.contains("  ")
}

/// 0 is A, 25 is Z, 26 is AA.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => last.to_string(),
        before => letters(before - 1) + &last.to_string(),
    }
}
