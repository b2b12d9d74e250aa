//! What a camera sees in a test: a printed poster held by hand, as the video
//! file that Chromium plays for a camera, or as a photo.
//!
//! `chromium --use-fake-device-for-media-stream --use-fake-ui-for-media-stream
//! --use-file-for-fake-video-capture=/absolute/path.y4m` plays it in a loop.

mod hand;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use image::{GrayImage, ImageError, Luma};
use qrcode::{EcLevel, QrCode};

use hand::Pose;

/// Width and height in pixels.
#[derive(Clone, Copy, Debug)]
pub struct FrameSize(pub u32, pub u32);

/// What the scan page asks a phone for.
pub const HD: FrameSize = FrameSize(1280, 720);
/// What a cheap one gives.
pub const VGA: FrameSize = FrameSize(640, 480);

const FRAMES: u16 = 12;
const FRAMES_PER_SECOND: u16 = 10;

/// A screenshot or a photo, in grey.
///
/// # Errors
/// When the bytes are neither PNG nor JPEG.
pub fn picture(bytes: &[u8]) -> Result<GrayImage, ImageError> {
    image::load_from_memory(bytes).map(|picture| picture.to_luma8())
}

/// A bare code on white paper, 8 pixels a module, with its quiet zone.
///
/// # Panics
/// When the text is longer than a code can hold.
#[must_use]
pub fn code_picture(text: &str) -> GrayImage {
    const MODULE: u32 = 8;
    const QUIET: u32 = 4;
    let code = QrCode::with_error_correction_level(text, EcLevel::M).expect("text fits a code");
    let width = u32::try_from(code.width()).expect("at most 177 modules");
    GrayImage::from_fn(
        (width + 2 * QUIET) * MODULE,
        (width + 2 * QUIET) * MODULE,
        |x, y| {
            let module = |pixel: u32| (pixel / MODULE).checked_sub(QUIET).filter(|n| *n < width);
            let is_dark = module(x)
                .zip(module(y))
                .is_some_and(|(x, y)| code[(x as usize, y as usize)] == qrcode::Color::Dark);
            Luma([if is_dark { 0 } else { 255 }])
        },
    )
}

/// Writes a video (Y4M, 4:2:0, one second and a bit) of the picture held in
/// front of the camera, filling most of the frame, never quite still.
///
/// # Errors
/// When the file cannot be written.
pub fn poster_video(picture: &GrayImage, size: FrameSize, path: &Path) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    let FrameSize(width, height) = size;
    writeln!(
        file,
        "YUV4MPEG2 W{width} H{height} F{FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg"
    )?;
    // Half the resolution each way for both colour planes, and 128 is no colour.
    let colour = vec![128; (width / 2 * (height / 2) * 2) as usize];
    for frame in poster_frames(picture, size) {
        file.write_all(b"FRAME\n")?;
        file.write_all(frame.as_raw())?;
        file.write_all(&colour)?;
    }
    file.flush()
}

/// The frames of [`poster_video`].
pub fn poster_frames(picture: &GrayImage, size: FrameSize) -> impl Iterator<Item = GrayImage> {
    (0..FRAMES).map(move |n| Pose::in_hand(f32::from(n) / f32::from(FRAMES)).view(picture, size))
}

/// Writes a photo (PNG) of the picture as the camera sees it, for the pages
/// where there is no camera.
///
/// # Errors
/// When the file cannot be written.
pub fn poster_photo(picture: &GrayImage, size: FrameSize, path: &Path) -> Result<(), ImageError> {
    Pose::in_hand(0.1).view(picture, size).save(path)
}
