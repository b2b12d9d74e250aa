//! Table cards: eight on A4 with lines to cut along, the code at the left and
//! the words at its right.

use locales::{Language, Text, text};

use crate::drawing::{Align, Drawing, Ink, Pen};
use crate::fitting::{Block, Room};
use crate::font::Weight;
use crate::symbol::{QUIET, Symbol};
use crate::words::Words;
use crate::{Poster, PrintError};

// Millimetres. Printers do not reach the sheet's own edge.
const SHEET: (f32, f32) = (210.0, 297.0);
const MARGIN: (f32, f32) = (10.0, 10.5);
const CARD: (f32, f32) = (95.0, 69.0);
const COLUMNS: usize = 2;
const PADDING: f32 = 4.0;
const PLATE: f32 = 10.0;
/// The code's dark part, and the most it takes with its quiet zone.
const DARK: f32 = 40.0;
const CODE: f32 = 46.0;
const FOOT: f32 = 5.0;

/// A sheet with as many cards as there are posters.
pub(crate) fn document(posters: &[Poster]) -> Result<String, PrintError> {
    let mut sheet = Drawing::default();
    let places: Vec<_> = (0..posters.len()).map(place).collect();
    for (poster, (x, y)) in posters.iter().zip(&places) {
        sheet.part(&card(poster)?, *x, *y);
    }
    // Neighbours share an edge: dashes drawn twice would become a solid line.
    let mut edges: Vec<String> = Vec::new();
    for (x, y) in places {
        let (right, bottom) = (x + CARD.0, y + CARD.1);
        for edge in [
            format!("M{x} {y}H{right}"),
            format!("M{x} {bottom}H{right}"),
            format!("M{x} {y}V{bottom}"),
            format!("M{right} {y}V{bottom}"),
        ] {
            if !edges.contains(&edge) {
                edges.push(edge);
            }
        }
    }
    sheet.line(&edges.concat(), 0.2, Ink::Black, "1.5 1.5");
    Ok(sheet.document(SHEET.0, SHEET.1, 1.0))
}

fn place(at: usize) -> (f32, f32) {
    let (column, row) = (at % COLUMNS, at / COLUMNS);
    (
        MARGIN.0 + column as f32 * CARD.0,
        MARGIN.1 + row as f32 * CARD.1,
    )
}

fn card(poster: &Poster) -> Result<Drawing, PrintError> {
    let symbol = Symbol::of(poster)?;
    let words = Words::of(poster);
    let mut card = Drawing::default();
    let (inside, right) = (CARD.0 - 2.0 * PADDING, CARD.0 - PADDING);

    card.plate((PADDING, PADDING), (inside, PLATE), 2.0);
    let base = PADDING + 6.8;
    let bold = Pen::new(5.2, Weight::Bold, Ink::White, Align::Start);
    card.text(
        text(Language::Vi, Text::PosterScan),
        PADDING + 2.5,
        base,
        bold,
    );
    let plain = Pen::new(3.4, Weight::Regular, Ink::White, Align::End);
    card.text(
        text(Language::En, Text::PosterScan),
        right - 2.5,
        base,
        plain,
    );

    let top = PADDING + PLATE;
    let foot = CARD.1 - PADDING - FOOT;
    let module = symbol.module(DARK, CODE);
    let side = module * symbol.side() as f32;
    // The dark part begins where the plate does: the padding is white enough to
    // be its quiet zone.
    let x = PADDING - module * QUIET as f32;
    card.symbol(&symbol, x, (top + foot - side) / 2.0, module);
    let left = x + side + 0.5;
    place_words(
        &mut card,
        &words,
        (left, right - left),
        (top + 2.0, foot - 1.0),
    );

    let base = CARD.1 - PADDING;
    card.line(&format!("M{PADDING} {foot}H{right}"), 0.2, Ink::Green, "");
    let bold = Pen::new(3.1, Weight::Bold, Ink::Black, Align::Start);
    card.text(&words.code, PADDING, base, bold);
    let plain = Pen::new(3.1, Weight::Regular, Ink::Black, Align::Middle);
    card.text(&words.day, CARD.0 / 2.0 + 4.0, base, plain);
    let brand = Pen::new(3.1, Weight::Bold, Ink::Green, Align::End);
    card.text(text(Language::Vi, Text::AppName), right, base, brand);
    Ok(card)
}

/// Venue, point and address one below the other, in the middle of their room.
fn place_words(
    card: &mut Drawing,
    words: &Words,
    (left, width): (f32, f32),
    (top, bottom): (f32, f32),
) {
    let room = |height, lines, size| Room {
        width,
        height,
        lines,
        size,
    };
    let point = Block::fit(&words.point, Weight::Bold, room(10.0, 2, 4.4));
    let address = Block::fit(&words.address, Weight::Regular, room(13.5, 4, 3.3));
    let gap = 1.2;
    let height = bottom - top - point.height() - address.height() - 2.0 * gap;
    let name = Block::fit(&words.name, Weight::Bold, room(height, 4, 7.0));
    let mut y = top + (height - name.height()) / 2.0;
    y = card.block(&name, left, y, Ink::Black, Align::Start) + gap;
    y = card.block(&point, left, y, Ink::Green, Align::Start) + gap;
    card.block(&address, left, y, Ink::Black, Align::Start);
}
