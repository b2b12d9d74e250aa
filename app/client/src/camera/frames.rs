//! When to take the next frame, and how large.

use js_sys::{Function, Promise};
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, ImageData};

use super::grab::Canvas;
use crate::js;

/// Not more than fifteen frames a second: faster only heats the phone.
pub(super) const SHORTEST_GAP_MS: f64 = 66.0;
/// A camera that gives nothing for this long gives nothing at all.
const STALLED_MS: u32 = 3_000;
/// Longest sides tried; the smaller ones for phones that are slow.
const SIZES: [u32; 3] = [1_280, 960, 640];
/// A reader slower than this gets smaller frames.
const SLOW_MS: f64 = 120.0;
const FAST_MS: f64 = 40.0;

/// Takes frames from a video.
pub(super) struct Frames {
    video: HtmlVideoElement,
    canvas: Canvas,
    size: usize,
    taken: u32,
}

/// The video shows nothing new.
pub(super) struct Stalled;

impl Frames {
    pub(super) fn of(video: HtmlVideoElement) -> Option<Self> {
        let canvas = Canvas::new()?;
        Some(Self {
            video,
            canvas,
            size: 0,
            taken: 0,
        })
    }

    /// Waits for the video's next picture and takes it; `None` when it had none yet.
    pub(super) async fn next(&mut self) -> Result<Option<ImageData>, Stalled> {
        js::within(STALLED_MS, shown(&self.video))
            .await
            .ok_or(Stalled)?;
        self.taken = self.taken.wrapping_add(1);
        // Every third at full size, since a small code is lost in small frames.
        let size = if self.taken.is_multiple_of(3) {
            0
        } else {
            self.size
        };
        Ok(self.canvas.of_video(&self.video, SIZES[size]))
    }

    /// Adapts the size to how long the reader took.
    pub(super) fn took(&mut self, millis: f64) {
        if millis > SLOW_MS {
            self.size = (self.size + 1).min(SIZES.len() - 1);
        } else if millis < FAST_MS {
            self.size = self.size.saturating_sub(1);
        }
    }
}

/// Until the video shows a new picture, or the screen is drawn anew where the
/// browser cannot tell.
async fn shown(video: &HtmlVideoElement) {
    let promise = Promise::new(&mut |resolve, _| {
        let asked = js::field(video, "requestVideoFrameCallback")
            .dyn_into::<Function>()
            .and_then(|ask| ask.call1(video, &resolve));
        if asked.is_err() {
            // Nothing more can be tried than to wait for the stall to be noticed.
            drop(window().request_animation_frame(&resolve));
        }
    });
    drop(JsFuture::from(promise).await);
}
