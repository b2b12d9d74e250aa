//! Marks in the browser's own timeline, from the frame to the verdict, which
//! the benchmark reads; and the buzz that goes with it.

use js_sys::Function;
use leptos::prelude::{request_animation_frame, window};
use wasm_bindgen::{JsCast, JsValue};

use crate::js;

const FRAME: &str = "luuvet:frame";
const VERDICT: &str = "luuvet:verdict";

/// A frame was taken from the camera.
pub(crate) fn frame_is_grabbed() {
    if let Some(timeline) = window().performance() {
        timeline.clear_marks_with_mark_name(FRAME);
        // A browser without marks measures nothing; nobody is worse off.
        drop(timeline.mark(FRAME));
    }
}

/// The verdict stands in the page.
pub(crate) fn verdict_is_shown() {
    request_animation_frame(|| {
        if let Some(timeline) = window().performance() {
            // Fails where the code came from elsewhere than the camera.
            drop(timeline.measure_with_start_mark(VERDICT, FRAME));
            timeline.clear_marks_with_mark_name(FRAME);
        }
    });
}

/// A short buzz where the phone can.
pub(crate) fn buzz() {
    let navigator = window().navigator();
    if let Ok(vibrate) = js::field(&navigator, "vibrate").dyn_into::<Function>() {
        drop(vibrate.call1(&navigator, &JsValue::from(80)));
    }
}
