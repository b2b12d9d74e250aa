//! What to do, in three steps and both languages.

use locales::{Language, Text, text};

use crate::drawing::{Align, Drawing, Ink, Pen};
use crate::font::Weight;

// In the units of the poster.
pub(super) const HEIGHT: f32 = 11.0;
/// The plate of a number.
const ROUND: f32 = 8.5;
const GAP: f32 = 2.5;

/// The three steps beside each other, from `left` on and `width` wide.
pub(super) fn row(drawing: &mut Drawing, (left, width): (f32, f32), top: f32) {
    let steps = [
        Text::PosterStepOpen,
        Text::PosterStepPoint,
        Text::PosterStepTap,
    ];
    let (vietnamese_size, english_size) = (5.0, 4.4);
    for (at, step) in steps.into_iter().enumerate() {
        let (vietnamese, english) = (text(Language::Vi, step), text(Language::En, step));
        let words = (Weight::Bold.width(vietnamese) * vietnamese_size)
            .max(Weight::Regular.width(english) * english_size);
        let middle = left + width * (at as f32 + 0.5) / steps.len() as f32;
        let x = middle - (ROUND + GAP + words) / 2.0;
        let edge = top + (HEIGHT - ROUND) / 2.0;
        drawing.plate((x, edge), (ROUND, ROUND), ROUND / 2.0);
        let number = Pen::new(6.0, Weight::Bold, Ink::White, Align::Middle);
        drawing.text(
            &(at + 1).to_string(),
            x + ROUND / 2.0,
            edge + ROUND * 0.75,
            number,
        );
        let x = x + ROUND + GAP;
        let bold = Pen::new(vietnamese_size, Weight::Bold, Ink::Black, Align::Start);
        let plain = Pen::new(english_size, Weight::Regular, Ink::Black, Align::Start);
        drawing.text(vietnamese, x, top + 4.6, bold);
        drawing.text(english, x, top + 9.9, plain);
    }
}
