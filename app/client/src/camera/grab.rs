//! Draws a picture into a canvas and takes its pixels out again.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, ImageBitmap, ImageData,
};

use crate::js;

/// A canvas that nobody sees.
pub(super) struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Canvas {
    pub(super) fn new() -> Option<Self> {
        let element = document().create_element("canvas").ok()?;
        let element: HtmlCanvasElement = element.dyn_into().ok()?;
        // Kept in main memory, where the pixels are wanted.
        let options = js::object(&[("willReadFrequently", JsValue::TRUE)]);
        let context = element
            .get_context_with_context_options("2d", &options)
            .ok()??;
        let context = context.dyn_into().ok()?;
        Some(Self { element, context })
    }

    /// The video's picture now; `None` while it has none.
    pub(super) fn of_video(&self, video: &HtmlVideoElement, longest: u32) -> Option<ImageData> {
        let size = fitted(video.video_width(), video.video_height(), longest)?;
        self.take(size, |context, width, height| {
            context.draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height)
        })
    }

    /// A picture file's pixels.
    pub(super) fn of_picture(&self, picture: &ImageBitmap, longest: u32) -> Option<ImageData> {
        let size = fitted(picture.width(), picture.height(), longest)?;
        self.take(size, |context, width, height| {
            context.draw_image_with_image_bitmap_and_dw_and_dh(picture, 0.0, 0.0, width, height)
        })
    }

    fn take(
        &self,
        (width, height): (u32, u32),
        draw: impl FnOnce(&CanvasRenderingContext2d, f64, f64) -> Result<(), JsValue>,
    ) -> Option<ImageData> {
        if (self.element.width(), self.element.height()) != (width, height) {
            self.element.set_width(width);
            self.element.set_height(height);
        }
        draw(&self.context, width.into(), height.into()).ok()?;
        let (right, bottom) = (width.into(), height.into());
        self.context.get_image_data(0.0, 0.0, right, bottom).ok()
    }
}

/// The size with the same shape whose longer side is at most `longest`.
fn fitted(width: u32, height: u32, longest: u32) -> Option<(u32, u32)> {
    let long = width.max(height);
    if long == 0 {
        return None;
    }
    if long <= longest {
        return Some((width, height));
    }
    let shrink = |side: u32| (side * longest / long).max(1);
    Some((shrink(width), shrink(height)))
}
