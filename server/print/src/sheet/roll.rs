//! A poster from the till's own printer: one column on a roll, as long as it
//! needs to be. The paper is as wide as the printer's head reaches, so that no
//! driver scales it: each module is a whole number of dots.

use locales::{Language, Text, text};

use crate::drawing::{Align, Drawing, Ink};
use crate::fitting::{Block, Room};
use crate::font::Weight;
use crate::paper::TILL_DOTS;
use crate::symbol::Symbol;
use crate::words::Words;
use crate::{Poster, PrintError};

/// One of the two rolls.
pub(crate) struct Roll {
    /// What the head reaches, in millimetres.
    width: f32,
}

pub(crate) const TILL_80: Roll = Roll { width: 72.0 };
pub(crate) const TILL_58: Roll = Roll { width: 48.0 };

/// White before and after, in millimetres: it is torn off by hand.
const MARGIN: f32 = 3.0;
/// As high as a roll needs: letters are limited by its width alone.
const ENDLESS: f32 = 1000.0;

impl Roll {
    pub(crate) fn document(&self, poster: &Poster) -> Result<String, PrintError> {
        let symbol = Symbol::of(poster)?;
        let words = Words::of(poster);
        let mut column = Column {
            drawing: Drawing::default(),
            width: self.width,
            y: MARGIN,
        };
        let scan = |language| text(language, Text::PosterScan);
        column.words(scan(Language::Vi), Weight::Bold, 1, 0.105);
        column.words(scan(Language::En), Weight::Regular, 1, 0.075);
        column.code(&symbol);
        column.words(&words.name, Weight::Bold, 3, 0.11);
        column.words(&words.point, Weight::Bold, 2, 0.07);
        column.words(&words.address, Weight::Regular, 4, 0.055);
        column.rule();
        column.words(&words.code, Weight::Bold, 1, 0.065);
        let brand = text(Language::Vi, Text::AppName);
        let foot = format!("{} · {brand}", words.day);
        column.words(&foot, Weight::Regular, 1, 0.055);
        let height = (column.y + MARGIN).ceil();
        Ok(column.drawing.document(self.width, height, 1.0))
    }
}

/// What was put on the roll, and how far it reaches.
struct Column {
    drawing: Drawing,
    width: f32,
    y: f32,
}

impl Column {
    /// A text in the middle, its letters at most `size` parts of the roll's width.
    fn words(&mut self, text: &str, weight: Weight, lines: usize, size: f32) {
        let room = Room {
            width: self.width - 2.0,
            height: ENDLESS,
            lines,
            size: self.width * size,
        };
        let block = Block::fit(text, weight, room);
        let middle = self.width / 2.0;
        let end = self
            .drawing
            .block(&block, middle, self.y, Ink::Black, Align::Middle);
        self.y = end + self.width * 0.012;
    }

    /// The code with modules of as many whole dots as the width allows.
    fn code(&mut self, symbol: &Symbol) {
        let dots = TILL_DOTS as f32;
        let side = symbol.side() as f32;
        let module = (self.width * dots / side).floor();
        let left = ((self.width * dots - module * side) / 2.0).floor();
        // The quiet zone is white enough to keep words away from the code.
        let top = (self.y * dots).floor();
        self.drawing
            .symbol(symbol, left / dots, top / dots, module / dots);
        self.y = (top + module * side) / dots;
    }

    fn rule(&mut self) {
        self.y += self.width * 0.02;
        let path = format!("M1 {}H{}", self.y, self.width - 1.0);
        self.drawing.line(&path, 0.25, Ink::Black, "");
        self.y += self.width * 0.02;
    }
}
