//! A drawing being made: the few shapes that sheets consist of, as SVG text.

use std::fmt::{Display, Write};

use crate::fitting::Block;
use crate::font::{FAMILY, Weight};
use crate::symbol::Symbol;

/// Black on white with one accent, which a printer without colours prints as a
/// dark grey.
#[derive(Clone, Copy)]
pub(crate) enum Ink {
    Black,
    Green,
    White,
}

impl Ink {
    fn code(self) -> &'static str {
        match self {
            Self::Black => "#000",
            Self::Green => "#06573d",
            Self::White => "#fff",
        }
    }
}

/// Where a text stands to its point.
#[derive(Clone, Copy)]
pub(crate) enum Align {
    Start,
    Middle,
    End,
}

/// How a text is written.
#[derive(Clone, Copy)]
pub(crate) struct Pen {
    pub(crate) size: f32,
    pub(crate) weight: Weight,
    pub(crate) ink: Ink,
    pub(crate) align: Align,
}

impl Pen {
    pub(crate) const fn new(size: f32, weight: Weight, ink: Ink, align: Align) -> Self {
        Self {
            size,
            weight,
            ink,
            align,
        }
    }
}

/// Everything drawn so far, in the units of whoever draws.
#[derive(Default)]
pub(crate) struct Drawing(String);

impl Drawing {
    /// The drawing as a document of this many millimetres; one unit is `scale`
    /// of them.
    pub(crate) fn document(&self, width: f32, height: f32, scale: f32) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\
             <g font-family=\"{FAMILY}\" transform=\"scale({scale})\">{}</g></svg>",
            self.0
        )
    }

    /// One line of text, its base at `y`.
    pub(crate) fn text(&mut self, text: &str, x: f32, y: f32, pen: Pen) {
        let Pen { size, weight, .. } = pen;
        let anchor = match pen.align {
            Align::Start => "start",
            Align::Middle => "middle",
            Align::End => "end",
        };
        self.add(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{}\" \
             text-anchor=\"{anchor}\" fill=\"{}\">{}</text>",
            weight.number(),
            pen.ink.code(),
            escaped(text)
        ));
    }

    /// A block of lines below `y`; gives the height below it.
    pub(crate) fn block(&mut self, block: &Block, x: f32, y: f32, ink: Ink, align: Align) -> f32 {
        let (size, weight) = (block.size, block.weight);
        for (base, line) in block.bases() {
            let pen = Pen::new(size, weight, ink, align);
            self.text(line, x, y + base, pen);
        }
        y + block.height()
    }

    /// A QR symbol, its quiet zone included. Its edges are not softened.
    pub(crate) fn symbol(&mut self, symbol: &Symbol, x: f32, y: f32, module: f32) {
        self.add(format_args!(
            "<path transform=\"translate({x} {y}) scale({module})\" shape-rendering=\"crispEdges\" \
             fill=\"#000\" d=\"{}\"/>",
            symbol.path
        ));
    }

    /// A filled box with round corners.
    pub(crate) fn plate(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), round: f32) {
        self.add(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\" fill=\"{}\"/>",
            Ink::Green.code()
        ));
    }

    /// A line along a path; its `dash` is as in SVG and may be empty.
    pub(crate) fn line(&mut self, path: &str, width: f32, ink: Ink, dash: &str) {
        let dash = if dash.is_empty() { "none" } else { dash };
        self.add(format_args!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\" \
             stroke-dasharray=\"{dash}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>",
            ink.code()
        ));
    }

    /// Another drawing with its origin at this place.
    pub(crate) fn part(&mut self, part: &Self, x: f32, y: f32) {
        self.add(format_args!(
            "<g transform=\"translate({x} {y})\">{}</g>",
            part.0
        ));
    }

    fn add(&mut self, element: impl Display) {
        // A String takes everything that is written to it.
        let _ = write!(self.0, "{element}");
    }
}

/// The text as XML.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
