//! SVG that needs no font: letters become outlines.

use std::fmt::Write as _;

use resvg::usvg::{Indent, WriteOptions};

use crate::drawing::escaped;
use crate::sheet::Sheet;

/// Decimals of a millimetre: a thousandth part is finer than any printer.
const DECIMALS: u8 = 4;

/// The sheet as a drawing.
pub(crate) fn picture(sheet: &Sheet) -> Vec<u8> {
    let options = WriteOptions {
        coordinates_precision: DECIMALS,
        // Modules must stay exact.
        transforms_precision: 8,
        indent: Indent::None,
        ..WriteOptions::default()
    };
    let written = sheet.tree.to_string(&options);
    // usvg writes the size without a unit, which would be pixels.
    let size = sheet.tree.size();
    let (width, height) = (size.width(), size.height());
    let content = written.split_once('>').map_or("", |(_, content)| content);
    let mut out = String::with_capacity(written.len() + 256);
    // A String takes everything that is written to it.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{}</title>{content}",
        escaped(&sheet.title)
    );
    out.into_bytes()
}
