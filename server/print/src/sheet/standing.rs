//! A poster that stands upright on A3, A4 or A5: the call on top, the code, and
//! below it where one is and what to do. Drawn as on A4 and scaled to the paper.

use locales::{Language, Text, text};

use super::steps;
use crate::drawing::{Align, Drawing, Ink, Pen};
use crate::fitting::{Block, Room};
use crate::font::Weight;
use crate::symbol::Symbol;
use crate::words::Words;
use crate::{Poster, PrintError};

/// One of the three papers, in millimetres.
pub(crate) struct Standing {
    width: f32,
    height: f32,
    /// The symbol's dark part.
    dark: f32,
}

pub(crate) const A3: Standing = Standing {
    width: 297.0,
    height: 420.0,
    dark: 222.0,
};
pub(crate) const A4: Standing = Standing {
    width: 210.0,
    height: 297.0,
    dark: 152.0,
};
pub(crate) const A5: Standing = Standing {
    width: 148.0,
    height: 210.0,
    dark: 106.0,
};

// All below in parts of a 210th of the paper's width: millimetres on A4.
const WIDTH: f32 = 210.0;
const MIDDLE: f32 = WIDTH / 2.0;
const MARGIN: f32 = 9.0;
const INSIDE: f32 = WIDTH - 2.0 * MARGIN;
/// The plate with the call.
const PLATE: f32 = 26.5;
/// The most that the code takes, quiet zone included.
const CODE: f32 = 183.0;
const FOOT: f32 = 7.5;

impl Standing {
    pub(crate) fn document(&self, poster: &Poster) -> Result<String, PrintError> {
        let scale = self.width / WIDTH;
        let height = self.height / scale;
        let symbol = Symbol::of(poster)?;
        let words = Words::of(poster);
        let mut drawing = Drawing::default();
        call(&mut drawing);
        let code_ends = code(&mut drawing, &symbol, self.dark / scale);
        let foot_begins = height - MARGIN - FOOT;
        foot(&mut drawing, &words, foot_begins);
        let steps_begin = foot_begins - steps::HEIGHT - 2.5;
        steps::row(&mut drawing, (MARGIN, INSIDE), steps_begin);
        place(&mut drawing, &words, code_ends + 1.8, steps_begin - 3.0);
        Ok(drawing.document(self.width, self.height, scale))
    }
}

/// What to do, white on the plate.
fn call(drawing: &mut Drawing) {
    drawing.plate((MARGIN, MARGIN), (INSIDE, PLATE), 4.0);
    let vietnamese = Pen::new(13.8, Weight::Bold, Ink::White, Align::Middle);
    let english = Pen::new(8.0, Weight::Regular, Ink::White, Align::Middle);
    drawing.text(
        text(Language::Vi, Text::PosterScan),
        MIDDLE,
        MARGIN + 13.8,
        vietnamese,
    );
    drawing.text(
        text(Language::En, Text::PosterScan),
        MIDDLE,
        MARGIN + 23.0,
        english,
    );
}

/// The code with corners around it, as in a camera's finder; gives its end.
fn code(drawing: &mut Drawing, symbol: &Symbol, dark: f32) -> f32 {
    let module = symbol.module(dark, CODE);
    let side = module * symbol.side() as f32;
    let (left, top) = (MIDDLE - side / 2.0, MARGIN + PLATE + 2.8);
    let (right, bottom) = (left + side, top + side);
    drawing.symbol(symbol, left, top, module);
    let (arm, round) = (16.0, 4.0);
    let corners = format!(
        "M{left} {}v-{arm}a{round} {round} 0 0 1 {round} -{round}h{arm}\
         M{} {top}h{arm}a{round} {round} 0 0 1 {round} {round}v{arm}\
         M{right} {}v{arm}a{round} {round} 0 0 1 -{round} {round}h-{arm}\
         M{} {bottom}h-{arm}a{round} {round} 0 0 1 -{round} -{round}v-{arm}",
        top + round + arm,
        right - round - arm,
        bottom - round - arm,
        left + round + arm,
    );
    drawing.line(&corners, 1.6, Ink::Green, "");
    bottom
}

/// Venue, point and address in the room between two heights.
fn place(drawing: &mut Drawing, words: &Words, top: f32, bottom: f32) {
    let room = |height, lines, size| Room {
        width: INSIDE,
        height,
        lines,
        size,
    };
    let point = Block::fit(&words.point, Weight::Bold, room(9.0, 1, 7.5));
    let address = Block::fit(&words.address, Weight::Regular, room(11.5, 2, 5.4));
    let gap = 0.8;
    let left = bottom - top - point.height() - address.height() - 2.0 * gap;
    let name = Block::fit(&words.name, Weight::Bold, room(left, 3, 18.0));
    let mut y = top + (left - name.height()) / 2.0;
    y = drawing.block(&name, MIDDLE, y, Ink::Black, Align::Middle) + gap;
    y = drawing.block(&point, MIDDLE, y, Ink::Green, Align::Middle) + gap;
    drawing.block(&address, MIDDLE, y, Ink::Black, Align::Middle);
}

/// What helps people on the phone with it, and tells old posters from new ones.
fn foot(drawing: &mut Drawing, words: &Words, top: f32) {
    let right = WIDTH - MARGIN;
    drawing.line(&format!("M{MARGIN} {top}H{right}"), 0.4, Ink::Green, "");
    let base = top + 6.2;
    let bold = Pen::new(4.6, Weight::Bold, Ink::Black, Align::Start);
    drawing.text(&words.code, MARGIN, base, bold);
    let plain = Pen::new(4.6, Weight::Regular, Ink::Black, Align::Middle);
    drawing.text(&words.day, MIDDLE, base, plain);
    let brand = Pen::new(4.6, Weight::Bold, Ink::Green, Align::End);
    drawing.text(text(Language::Vi, Text::AppName), right, base, brand);
}
