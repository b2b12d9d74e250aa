//! Pixels to texts: finds QR codes in one grey frame and reads them.
//!
//! Pure: no camera, no clock, no browser; the same on the server, in tests and
//! in the Web Worker. What a text means is `domain::code`'s business.

mod luma;
mod reader;
mod threshold;
mod view;

pub use luma::{Luma, WrongSize, luma_from_rgba};
use view::View;

/// One code that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What the code says, never empty. Bytes that are not UTF-8 are taken as
    /// Latin-1, so that a foreign code can still be named.
    pub text: String,
    /// Corners in pixels of the frame: the code's own top left, top right,
    /// bottom right, bottom left. They may lie slightly outside the frame.
    pub corners: [(f32, f32); 4],
}

/// How long to go on when nothing was found. The first view is always tried.
#[derive(Clone, Copy)]
pub enum Budget<'a> {
    /// At most so many views of the frame.
    Views(usize),
    /// Another view as long as the answer is yes; the caller owns the clock.
    While(&'a dyn Fn() -> bool),
}

impl Budget<'_> {
    /// Every view there is: for a still picture.
    pub const ALL: Self = Self::Views(usize::MAX);

    fn allows(&self, tried: usize) -> bool {
        match self {
            _ if tried == 0 => true,
            Self::Views(most) => tried < *most,
            Self::While(may_go_on) => may_go_on(),
        }
    }
}

/// Reads the codes of a single frame.
///
/// Never panics where panics unwind. In wasm they abort: the reader inside has
/// panics left on rare pictures, so run it in a Worker that can be restarted.
#[must_use]
pub fn scan(frame: Luma<'_>, budget: Budget<'_>) -> Vec<Found> {
    scan_views(frame, budget, View::in_order(0))
}

/// Reads the frames of a video: what one frame had no time for, the next tries.
#[derive(Debug, Default)]
pub struct Scanner {
    frames: usize,
}

impl Scanner {
    /// Reads the codes of the next frame. The most fruitful views come first in
    /// every frame, the others take turns at being next.
    pub fn scan(&mut self, frame: Luma<'_>, budget: Budget<'_>) -> Vec<Found> {
        let turn = self.frames;
        self.frames = self.frames.wrapping_add(1);
        scan_views(frame, budget, View::in_order(turn))
    }
}

fn scan_views(
    frame: Luma<'_>,
    budget: Budget<'_>,
    views: impl Iterator<Item = View>,
) -> Vec<Found> {
    if frame.is_too_small() {
        return Vec::new();
    }
    views
        .enumerate()
        .take_while(|(tried, _)| budget.allows(*tried))
        .map(|(_, view)| reader::read(frame, view))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}
