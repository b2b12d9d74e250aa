//! Why something could not be kept on the phone.

use locales::Text;
use wasm_bindgen::JsValue;

use crate::js;

/// Nothing was saved, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StorageError {
    /// The browser keeps nothing here: private mode, storage forbidden.
    Unavailable,
    /// The phone is full.
    Full,
    /// The browser did not answer in time, or failed.
    Failed,
    /// The browser has no source of randomness, so no key can be made.
    NoRandomness,
}

impl StorageError {
    /// From the exception that IndexedDB reported.
    pub(super) fn of(exception: &JsValue) -> Self {
        match js::error_name(exception).as_str() {
            "QuotaExceededError" => Self::Full,
            "SecurityError" | "InvalidStateError" | "NotAllowedError" => Self::Unavailable,
            _ => Self::Failed,
        }
    }

    /// The same as an exception, for code that meets both.
    pub(super) fn into_exception(self) -> JsValue {
        let name = match self {
            Self::Unavailable => "SecurityError",
            Self::Full => "QuotaExceededError",
            Self::Failed | Self::NoRandomness => "UnknownError",
        };
        js::object(&[("name", name.into())]).into()
    }

    /// What people read, with the next step.
    pub(crate) fn text(self) -> Text {
        match self {
            Self::Unavailable => Text::StorageUnavailable,
            Self::Full => Text::StorageFull,
            Self::Failed | Self::NoRandomness => Text::StorageFailed,
        }
    }
}
