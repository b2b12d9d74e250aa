//! Why there is no picture from the camera, by the name of the browser's error.

use locales::Text;
use wasm_bindgen::JsValue;

use crate::js;

/// Why there is no picture; each has its own next step, and the picture file
/// is always one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CameraError {
    /// The person or the browser said no.
    Denied,
    /// The device has no camera.
    Missing,
    /// Another app holds it.
    InUse,
    /// The page was not opened over https, or this browser has no camera at all.
    NoCameraHere,
    /// The camera is open but gives no picture.
    Black,
    /// The decoder could not be started.
    NoDecoder,
    Failed,
}

impl CameraError {
    /// From what `getUserMedia` was rejected with.
    pub(super) fn of(exception: &JsValue) -> Self {
        match js::error_name(exception).as_str() {
            "NotAllowedError" | "SecurityError" | "PermissionDeniedError" => Self::Denied,
            "NotFoundError" | "OverconstrainedError" | "DevicesNotFoundError" => Self::Missing,
            "NotReadableError" | "AbortError" | "TrackStartError" => Self::InUse,
            _ => Self::Failed,
        }
    }

    /// What happened, and what to do now.
    pub(crate) const fn texts(self) -> (Text, Text) {
        match self {
            Self::Denied => (Text::CameraDenied, Text::CameraDeniedHint),
            Self::Missing => (Text::CameraMissing, Text::CameraMissingHint),
            Self::InUse => (Text::CameraInUse, Text::CameraInUseHint),
            Self::NoCameraHere => (Text::CameraNotHere, Text::CameraNotHereHint),
            Self::Black => (Text::CameraBlack, Text::CameraBlackHint),
            Self::NoDecoder => (Text::CameraNoDecoder, Text::CameraNoDecoderHint),
            Self::Failed => (Text::CameraFailed, Text::CameraFailedHint),
        }
    }
}
