//! A poster's code as a QR symbol: exact rectangles on a grid of modules.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

use crate::{Poster, PrintError};

/// Light modules that a symbol needs around it (ISO/IEC 18004, 9.1).
pub(crate) const QUIET: usize = 4;

/// A QR symbol, measured in modules.
pub(crate) struct Symbol {
    /// Along one side, the quiet zone not included.
    dark: usize,
    /// Its dark bars as an SVG path, the quiet zone included.
    pub(crate) path: String,
}

impl Symbol {
    /// The symbol of a poster, at level M: a part of it may be torn or dirty.
    /// The digits are packed as numbers, so it stays coarse enough to be read
    /// from afar.
    pub(crate) fn of(poster: &Poster) -> Result<Self, PrintError> {
        let symbol =
            QrCode::with_error_correction_level(&poster.code, EcLevel::M).map_err(|_| {
                PrintError::CodeTooLong {
                    short_code: poster.short_code.clone(),
                }
            })?;
        let dark = symbol.width();
        let colors = symbol.to_colors();
        let mut path = String::new();
        for (row, line) in colors.chunks(dark).enumerate() {
            let mut column = 0;
            for run in line.chunk_by(|left, right| left == right) {
                if run.first() == Some(&Color::Dark) {
                    let (x, y, length) = (column + QUIET, row + QUIET, run.len());
                    // A String takes everything that is written to it.
                    let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
                }
                column += run.len();
            }
        }
        Ok(Self { dark, path })
    }

    /// Modules along one side, with the quiet zone.
    pub(crate) fn side(&self) -> usize {
        self.dark + 2 * QUIET
    }

    /// How large a module is when the dark part is `dark` wide, or less so that
    /// the whole, quiet zone included, is at most `whole` wide.
    pub(crate) fn module(&self, dark: f32, whole: f32) -> f32 {
        (dark / self.dark as f32).min(whole / self.side() as f32)
    }
}
