//! A grey frame, checked once so that nothing behind it need check again.

use std::fmt;

/// The smallest QR code is 21 modules wide.
const FEWEST_PIXELS: usize = 21;

/// Grey pixels, row by row without gaps, 0 black to 255 white.
#[derive(Clone, Copy, Debug)]
pub struct Luma<'a> {
    pixels: &'a [u8],
    width: usize,
    height: usize,
}

/// The number of pixels is not width × height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongSize;

impl fmt::Display for WrongSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the pixels do not fill width × height")
    }
}

impl std::error::Error for WrongSize {}

impl<'a> Luma<'a> {
    /// A frame of `width` × `height` pixels.
    ///
    /// # Errors
    /// When `pixels` is longer or shorter.
    pub fn new(pixels: &'a [u8], width: usize, height: usize) -> Result<Self, WrongSize> {
        (width.checked_mul(height) == Some(pixels.len()))
            .then_some(Self {
                pixels,
                width,
                height,
            })
            .ok_or(WrongSize)
    }

    /// Row by row.
    #[must_use]
    pub const fn pixels(&self) -> &'a [u8] {
        self.pixels
    }

    /// In pixels.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// In pixels.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.height
    }

    pub(crate) fn is_too_small(&self) -> bool {
        self.width.min(self.height) < FEWEST_PIXELS
    }

    pub(crate) fn row(&self, y: usize) -> &'a [u8] {
        &self.pixels[y * self.width..][..self.width]
    }
}

/// Grey values of the red, green, blue and opacity bytes of a canvas; what is
/// transparent is white paper. Bytes after the last whole pixel are left out.
#[must_use]
pub fn luma_from_rgba(rgba: &[u8]) -> Vec<u8> {
    let (pixels, _) = rgba.as_chunks::<4>();
    pixels.iter().map(|pixel| grey(*pixel)).collect()
}

/// Rec. 601 weights in 1/256, as in a JPEG's own grey channel.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    reason = "a weighted mean of bytes is a byte"
)]
fn grey([red, green, blue, opacity]: [u8; 4]) -> u8 {
    let grey = (u32::from(red) * 77 + u32::from(green) * 150 + u32::from(blue) * 29) / 256;
    // Every pixel of a camera is opaque.
    if opacity == u8::MAX {
        return grey as u8;
    }
    let opacity = u32::from(opacity);
    ((grey * opacity + 255 * (255 - opacity)) / 255) as u8
}
