//! Reads the first column of a table that LibreOffice wrote as flat XML.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// A cell as LibreOffice understood it.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Cell {
    /// `string`, `float`, `date`, …; empty for an empty cell.
    pub(crate) kind: String,
    pub(crate) text: String,
    pub(crate) is_formula: bool,
}

/// The first cell of each row.
pub(crate) fn cells_of(xml: &str) -> Vec<Cell> {
    let mut reader = Reader::from_str(xml);
    let mut column = Column::default();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => column.open(&tag),
            Event::Empty(tag) => {
                column.open(&tag);
                column.close(tag.name().as_ref());
            }
            Event::End(tag) => column.close(tag.name().as_ref()),
            Event::Text(text) => column.add(&text),
            Event::GeneralRef(entity) => match entity.resolve_char_ref().unwrap() {
                Some(c) => column.add(&c.to_string()),
                None => column.add(resolve_xml_entity(&entity).unwrap()),
            },
            Event::Eof => return column.cells,
            _ => {}
        }
    }
}

#[derive(Default)]
struct Column {
    cells: Vec<Cell>,
    /// How many cells of the row have begun.
    place: usize,
    paragraphs: usize,
    in_paragraph: bool,
}

impl Column {
    fn open(&mut self, tag: &BytesStart) {
        match tag.name().as_ref() {
            "table:table-row" => self.place = 0,
            "table:table-cell" => {
                self.place += 1;
                self.paragraphs = 0;
                if self.place == 1 {
                    self.cells.push(Cell {
                        kind: attribute(tag, "office:value-type").unwrap_or_default(),
                        text: String::new(),
                        is_formula: attribute(tag, "table:formula").is_some(),
                    });
                }
            }
            "text:p" => {
                self.in_paragraph = true;
                if self.paragraphs > 0 {
                    self.add("\n");
                }
                self.paragraphs += 1;
            }
            "text:s" => {
                let count = attribute(tag, "text:c").map_or(1, |count| count.parse().unwrap());
                self.add(&" ".repeat(count));
            }
            "text:tab" => self.add("\t"),
            "text:line-break" => self.add("\n"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if name == "text:p" {
            self.in_paragraph = false;
        }
    }

    fn add(&mut self, text: &str) {
        if self.in_paragraph && self.place == 1 {
            self.cells.last_mut().unwrap().text.push_str(text);
        }
    }
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).unwrap()?;
    Some(attribute.value.into_owned())
}
