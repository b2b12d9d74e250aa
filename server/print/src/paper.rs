//! What a poster is printed on.

/// A kind of paper, with the layout that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    /// The symbol's dark part is 222 mm wide.
    A3,
    /// The symbol's dark part is 152 mm wide.
    A4,
    /// The symbol's dark part is 106 mm wide.
    A5,
    /// Eight table cards on A4 with lines to cut along; a poster is one card.
    Cards,
    /// A roll of 80 mm, of which a printer's head reaches 72 mm: 576 dots.
    Till80,
    /// A roll of 58 mm, of which a printer's head reaches 48 mm: 384 dots.
    Till58,
}

/// Dots to the millimetre of a till's printer (203 dpi).
pub(crate) const TILL_DOTS: u32 = 8;
/// Dots to the inch of every other picture.
const PICTURE_DPI: f32 = 300.0;
const MM_PER_INCH: f32 = 25.4;

impl Paper {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::A3,
        Self::A4,
        Self::A5,
        Self::Cards,
        Self::Till80,
        Self::Till58,
    ];

    pub(crate) fn posters_on_a_sheet(self) -> usize {
        match self {
            Self::Cards => 8,
            _ => 1,
        }
    }

    /// Whether a dot is black or white and nothing between.
    pub(crate) fn is_thermal(self) -> bool {
        matches!(self, Self::Till80 | Self::Till58)
    }

    /// Dots to the millimetre of a picture.
    pub(crate) fn dots_per_mm(self) -> f32 {
        if self.is_thermal() {
            return TILL_DOTS as f32;
        }
        PICTURE_DPI / MM_PER_INCH
    }
}
