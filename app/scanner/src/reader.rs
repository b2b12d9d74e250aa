//! Reads the codes of one view with `rqrr`; the only place that knows it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rqrr::{BitGrid, Grid, Point, PreparedImage};

use crate::Found;
use crate::luma::Luma;
use crate::view::{View, darker_than_surroundings, half};

/// The codes of one view, each text once, corners in pixels of the frame.
/// A panic of the reader costs this view only, where panics unwind.
pub(crate) fn read(frame: Luma<'_>, view: View) -> Vec<Found> {
    catch_unwind(AssertUnwindSafe(|| read_view(frame, view))).unwrap_or_default()
}

fn read_view(frame: Luma<'_>, view: View) -> Vec<Found> {
    let (width, height) = (frame.width(), frame.height());
    match view {
        View::Full => {
            let mut image =
                PreparedImage::prepare_from_greyscale(width, height, |x, y| frame.at(x, y));
            texts(&image.detect_grids(), 1.0)
        }
        View::Half => {
            let (pixels, width, height) = half(frame);
            let mut image =
                PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
            texts(&image.detect_grids(), 2.0)
        }
        View::Surroundings => {
            let dark = darker_than_surroundings(frame);
            let mut image =
                PreparedImage::prepare_from_bitmap(width, height, |x, y| dark[y * width + x]);
            texts(&image.detect_grids(), 1.0)
        }
        View::Inverted => {
            let mut image =
                PreparedImage::prepare_from_greyscale(width, height, |x, y| 255 - frame.at(x, y));
            texts(&image.detect_grids(), 1.0)
        }
    }
}

fn texts<G: BitGrid>(grids: &[Grid<G>], scale: f32) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for grid in grids {
        let mut bytes = Vec::new();
        // An empty grid of zeros passes the error correction: it says nothing.
        if grid.decode_to(&mut bytes).is_err() || bytes.is_empty() {
            continue;
        }
        let text = text(bytes);
        if found.iter().all(|other| other.text != text) {
            found.push(Found {
                text,
                corners: grid.bounds.map(|corner| scaled(corner, scale)),
            });
        }
    }
    found
}

/// UTF-8 where it is, else Latin-1: the standard's own default, and never an error.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| error.as_bytes().iter().copied().map(char::from).collect())
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a place in a frame is far below 2²⁴"
)]
fn scaled(corner: Point, scale: f32) -> (f32, f32) {
    (corner.x as f32 * scale, corner.y as f32 * scale)
}
