//! From the phone's camera, or a picture file, to the texts of QR codes.

pub(crate) mod decoder;
pub(crate) mod device;
pub(crate) mod error;
mod frames;
mod grab;
pub(crate) mod picture;
pub(crate) mod session;
