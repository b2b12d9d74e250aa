//! A code as a QR symbol: squares to draw, on paper, on a screen or in a picture.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// Light squares that a symbol needs around it (ISO/IEC 18004, 9.1).
const QUIET: usize = 4;

/// A QR symbol, measured in squares, its quiet zone included.
#[derive(Clone)]
pub(crate) struct Symbol {
    /// Squares along one side.
    pub(crate) side: usize,
    /// Dark bars: column, row, length.
    bars: Vec<(usize, usize, usize)>,
}

impl Symbol {
    /// The symbol of a code, at level M: a quarter of it may be torn or dirty.
    /// The digits are packed as numbers, so it stays coarse enough to be read
    /// from afar. `None` for a text that fits in no symbol.
    pub(crate) fn of(code: &str) -> Option<Self> {
        let symbol = QrCode::with_error_correction_level(code, EcLevel::M).ok()?;
        let width = symbol.width();
        let colors = symbol.to_colors();
        let bars = colors.chunks(width).enumerate().flat_map(|(row, line)| {
            let starts = (0..width).filter(move |&x| {
                line[x] == Color::Dark && (x == 0 || line[x - 1] == Color::Light)
            });
            starts.map(move |x| {
                let length = line[x..]
                    .iter()
                    .take_while(|&&color| color == Color::Dark)
                    .count();
                (x + QUIET, row + QUIET, length)
            })
        });
        Some(Self {
            side: width + 2 * QUIET,
            bars: bars.collect(),
        })
    }

    /// All of it as one path.
    fn path(&self) -> String {
        let bar =
            |(x, y, length): &(usize, usize, usize)| format!("M{x} {y}h{length}v1h-{length}z");
        self.bars.iter().map(bar).collect()
    }

    /// As a view, named `label` for those who cannot see it.
    pub(crate) fn view<L>(&self, label: L) -> impl IntoView + use<L>
    where
        L: Fn() -> String + Send + 'static,
    {
        let side = self.side.to_string();
        let view_box = format!("0 0 {side} {side}");
        view! {
            <svg
                class="qr"
                role="img"
                aria-label=label
                viewBox=view_box
                shape-rendering="crispEdges"
            >
                // White paper of its own: a dark page must not turn the code inside out.
                <rect width=side.clone() height=side fill="#fff" />
                <path d=self.path() fill="#000" />
            </svg>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_venue_code_stays_within_version_12_because_its_digits_are_packed_as_numbers() {
        let code = format!("https://luuvet.example.vn/v#{}", "0123456789".repeat(36));
        let symbol = Symbol::of(&code).expect("the text fits");
        assert!(symbol.side <= 65 + 2 * QUIET, "{} squares", symbol.side);
    }
}
