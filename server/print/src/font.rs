//! The two fonts inside this program, and how wide a text is in them. The
//! system's fonts are never looked at: a poster is the same everywhere.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, Source};
use ttf_parser::Face;

/// The fonts' name.
pub(crate) const FAMILY: &str = "Roboto";

const REGULAR: &[u8] = include_bytes!("../fonts/Roboto-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/Roboto-Bold.ttf");

/// How heavy the letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

impl Weight {
    /// As in CSS.
    pub(crate) fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Bold => 700,
        }
    }

    fn face(self) -> Option<&'static Face<'static>> {
        static REGULAR_FACE: LazyLock<Option<Face<'_>>> =
            LazyLock::new(|| Face::parse(REGULAR, 0).ok());
        static BOLD_FACE: LazyLock<Option<Face<'_>>> = LazyLock::new(|| Face::parse(BOLD, 0).ok());
        match self {
            Self::Regular => REGULAR_FACE.as_ref(),
            Self::Bold => BOLD_FACE.as_ref(),
        }
    }

    /// How wide the text is, in parts of the letters' size. Without kerning,
    /// which nearly always makes it narrower.
    pub(crate) fn width(self, text: &str) -> f32 {
        let Some(face) = self.face() else { return 0.0 };
        let units = f32::from(face.units_per_em());
        let advance = |letter| {
            let glyph = face.glyph_index(letter)?;
            face.glyph_hor_advance(glyph)
        };
        let widths = text.chars().filter_map(advance).map(f32::from);
        widths.sum::<f32>() / units
    }
}

/// Whether the fonts have a shape for it; both have the same.
pub(crate) fn has(letter: char) -> bool {
    Weight::Regular
        .face()
        .and_then(|face| face.glyph_index(letter))
        // The table of letters ends with one that is none, U+FFFF.
        .is_some_and(|glyph| glyph.0 != 0)
}

/// The fonts for those who draw.
pub(crate) fn database() -> Arc<Database> {
    static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut fonts = Database::new();
        for font in [REGULAR, BOLD] {
            fonts.load_font_source(Source::Binary(Arc::new(font)));
        }
        Arc::new(fonts)
    });
    DATABASE.clone()
}
