//! Small things that the app remembers, each a JSON text under a name.

use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

use super::StorageError;
use super::database::APP;

/// What is remembered under `name`; `None` also for what a later version wrote
/// and this one cannot read.
pub(crate) async fn get<T: DeserializeOwned>(name: &str) -> Result<Option<T>, StorageError> {
    let text = APP
        .read_one(name)
        .await?
        .and_then(|value| value.as_string());
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Remembers `value` under `name`, in place of what was there.
pub(crate) async fn put(name: &str, value: &impl Serialize) -> Result<(), StorageError> {
    let text = json(value)?;
    APP.write(|store| store.put_with_key(&text, &name.into()).map(drop))
        .await
}

/// Remembers `value` under `name` unless something is there already, perhaps
/// from another tab a moment ago; then nothing is changed and this fails.
pub(crate) async fn put_first(name: &str, value: &impl Serialize) -> Result<(), StorageError> {
    let text = json(value)?;
    APP.write(|store| store.add_with_key(&text, &name.into()).map(drop))
        .await
}

fn json(value: &impl Serialize) -> Result<JsValue, StorageError> {
    let text = serde_json::to_string(value).map_err(|_| StorageError::Failed)?;
    Ok(text.into())
}
