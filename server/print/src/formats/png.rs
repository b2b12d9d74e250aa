//! Pictures. Drawn in bands of rows: an A3 at 300 dpi would be 70 MB at once.

use std::io::Write;

use png::{BitDepth, ColorType, Encoder, PixelDimensions, Unit};
use resvg::tiny_skia::{Color, Pixmap, PremultipliedColorU8, Transform};

use crate::PrintError;
use crate::sheet::Sheet;

/// Rows of a band: 7 MB on A3.
const BAND: u32 = 512;
const MM_PER_METRE: f32 = 1000.0;
/// From this lightness on a till's dot stays white.
const HALF: u32 = 128;

/// The sheet as a picture.
pub(crate) fn picture(sheet: &Sheet) -> Result<Vec<u8>, PrintError> {
    let scale = sheet.paper.dots_per_mm();
    let size = sheet.tree.size();
    let dots = |length: f32| (length * scale).round() as u32;
    let (width, height) = (dots(size.width()), dots(size.height()));
    let thermal = sheet.paper.is_thermal();

    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, width, height);
    if thermal {
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::One);
    } else {
        encoder.set_color(ColorType::Rgb);
        encoder.set_depth(BitDepth::Eight);
    }
    let per_metre = (scale * MM_PER_METRE).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: Unit::Meter,
    }));
    let mut writer = encoder.write_header()?;
    let mut rows = writer.stream_writer()?;
    let mut band = Pixmap::new(width, BAND.min(height)).ok_or(PrintError::NoSize)?;
    for top in (0..height).step_by(BAND as usize) {
        band.fill(Color::WHITE);
        let place = Transform::from_scale(scale, scale).post_translate(0.0, -(top as f32));
        resvg::render(&sheet.tree, place, &mut band.as_mut());
        let visible = BAND.min(height - top) as usize;
        for row in band.pixels().chunks(width as usize).take(visible) {
            let row = if thermal { bits(row) } else { colours(row) };
            rows.write_all(&row).map_err(png::EncodingError::from)?;
        }
    }
    rows.finish()?;
    writer.finish()?;
    Ok(out)
}

/// Three bytes for each dot. Nothing is transparent: the paper is white.
fn colours(row: &[PremultipliedColorU8]) -> Vec<u8> {
    row.iter()
        .flat_map(|dot| [dot.red(), dot.green(), dot.blue()])
        .collect()
}

/// One bit for each dot, set where it is white.
fn bits(row: &[PremultipliedColorU8]) -> Vec<u8> {
    let white = |dot: &PremultipliedColorU8| {
        let sum = u32::from(dot.red()) + u32::from(dot.green()) + u32::from(dot.blue());
        sum >= 3 * HALF
    };
    row.chunks(8)
        .map(|dots| {
            dots.iter().enumerate().fold(0, |byte, (at, dot)| {
                byte | (u8::from(white(dot)) << (7 - at))
            })
        })
        .collect()
}
