//! Small things that the app remembers, each a JSON text under a name.

use domain::json::{self, Read};
use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{IdbObjectStore, IdbRequest};

use super::StorageError;
use super::database::APP;

/// What is remembered under `name`; `None` also for what a later version wrote
/// and this one cannot read.
pub(crate) async fn get<T: Read>(name: &str) -> Result<Option<T>, StorageError> {
    let value = APP.read_one(name).await?;
    let text = value.and_then(|value| value.as_string());
    Ok(text.and_then(|text| json::read(&text)))
}

/// Remembers `value` under `name`, in place of what was there.
pub(crate) fn put(
    name: &str,
    value: &impl Serialize,
) -> impl Future<Output = Result<(), StorageError>> {
    write(name, serde_json::to_string(value), |store, text, name| {
        store.put_with_key(text, name)
    })
}

/// Remembers `value` under `name` unless something is there already, perhaps
/// from another tab a moment ago; then nothing is changed and this fails.
pub(crate) fn put_first(
    name: &str,
    value: &impl Serialize,
) -> impl Future<Output = Result<(), StorageError>> {
    write(name, serde_json::to_string(value), |store, text, name| {
        store.add_with_key(text, name)
    })
}

type Request = Result<IdbRequest, JsValue>;

// Not generic over what is remembered: one future for all.
async fn write(
    name: &str,
    text: serde_json::Result<String>,
    how: fn(&IdbObjectStore, &JsValue, &JsValue) -> Request,
) -> Result<(), StorageError> {
    let text = text.map_err(|_| StorageError::Failed)?.into();
    APP.write(&|store| how(store, &text, &name.into()).map(drop))
        .await
}
