//! Reads the codes of one view with `rqrr`; the only place that knows it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rqrr::{BitGrid, Grid, Point, PreparedImage};

use crate::Found;
use crate::luma::Luma;
use crate::threshold::dark_pixels;
use crate::view::View;

/// The codes of one view, each text once, corners in pixels of the frame.
/// A panic of the reader costs this view only, where panics unwind.
pub(crate) fn read(frame: Luma<'_>, view: View) -> Vec<Found> {
    catch_unwind(AssertUnwindSafe(|| read_view(frame, view))).unwrap_or_default()
}

fn read_view(frame: Luma<'_>, view: View) -> Vec<Found> {
    let Some(picture) = view.of(frame) else {
        return Vec::new();
    };
    // Its own threshold reads fewer photos, and takes longer.
    let dark = dark_pixels(&picture);
    let (width, height) = (picture.width, picture.height);
    let mut image = PreparedImage::prepare_from_bitmap(width, height, |x, y| dark[y * width + x]);
    texts(&image.detect_grids(), picture.scale)
}

fn texts<G: BitGrid>(grids: &[Grid<G>], scale: f32) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for grid in grids {
        let mut bytes = Vec::new();
        // A grid of nothing but zeros passes the error correction and says nothing.
        if grid.decode_to(&mut bytes).is_err() || bytes.is_empty() {
            continue;
        }
        let text = text(bytes);
        if found.iter().all(|other| other.text != text) {
            let corners = grid.bounds.map(|corner| scaled(corner, scale));
            found.push(Found { text, corners });
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
