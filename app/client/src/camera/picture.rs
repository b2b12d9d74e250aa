//! A picture file instead of the camera.

use std::time::Duration;

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, ImageBitmap};

use super::decoder::{DecodeError, Decoder};
use super::grab::Canvas;

/// Longest sides tried, one after the other: modern phones take pictures that
/// are too large to be worth reading whole, and sharp codes read well when small.
const SIZES: [u32; 2] = [1_920, 960];
const BUDGET: Duration = Duration::from_secs(2);

/// Why a picture gave no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PictureError {
    /// The browser cannot open it as a picture.
    NotAPicture,
    /// No code was found in it.
    NoCode,
    /// The reader could not be started.
    NoDecoder,
}

/// The texts of the codes in a picture file, at least one.
pub(crate) async fn read(file: &File, decoder: &Decoder) -> Result<Vec<String>, PictureError> {
    let picture = window()
        .create_image_bitmap_with_blob(file)
        .map_err(|_| PictureError::NotAPicture)?;
    let picture: ImageBitmap = JsFuture::from(picture)
        .await
        .map_err(|_| PictureError::NotAPicture)?
        .unchecked_into();
    let canvas = Canvas::new().ok_or(PictureError::NoDecoder)?;
    for longest in SIZES {
        let frame = canvas
            .of_picture(&picture, longest)
            .ok_or(PictureError::NotAPicture)?;
        match decoder.decode(&frame, BUDGET).await {
            Ok(found) if found.is_empty() => {}
            Ok(found) => return Ok(found),
            Err(DecodeError::NotStarted | DecodeError::Busy) => {
                return Err(PictureError::NoDecoder);
            }
            // It died on this size; it may live on the other.
            Err(DecodeError::Lost) => {}
        }
    }
    Err(PictureError::NoCode)
}
