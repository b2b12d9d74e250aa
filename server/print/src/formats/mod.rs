//! A sheet's drawing as a file of one kind or another.

pub(crate) mod pdf;
pub(crate) mod png;
pub(crate) mod svg;

/// What kind of file it becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text as outlines: looks the same everywhere, can be made larger.
    Svg,
    /// 300 dpi; black and white at 203 dpi for a till's roll.
    Png,
    /// One page for each sheet, with its fonts inside.
    Pdf,
}

impl Format {
    /// The end of a file's name, without a dot.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }
}
