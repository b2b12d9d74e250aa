//! From a camera or a picture to texts.

mod decoder;

pub(crate) use decoder::{DecodeError, Decoder, FoundText};
