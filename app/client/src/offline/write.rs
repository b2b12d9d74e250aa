//! Writing so that a power cut loses nothing: strict durability, and done only
//! on the transaction's `complete`, never on a request's success.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbObjectStore;

use super::StorageError;
use super::database::{Database, PATIENCE_MS};
use crate::js;

/// What is to be written into the store. Not generic: each kind of write would
/// bring a copy of everything below into the wasm.
pub(super) type Writes<'a> = dyn Fn(&IdbObjectStore) -> Result<(), JsValue> + 'a;

impl Database {
    /// Does `writes` in one transaction; all of it is on the disk when this
    /// returns, or none of it.
    pub(super) async fn write(self, writes: &Writes<'_>) -> Result<(), StorageError> {
        let writing = async {
            let database = self.connected().await?;
            let strict = js::object(&[("durability", "strict".into())]);
            let (transaction, store) = database.begin(self.store, "readwrite", &strict)?;
            let complete = transaction.complete();
            writes(&store)?;
            transaction.commit();
            let complete = JsFuture::from(complete).await;
            complete.map(drop).map_err(|_| transaction.error())
        };
        js::within(PATIENCE_MS, writing)
            .await
            .ok_or(StorageError::Failed)?
            .map_err(|exception: JsValue| StorageError::of(&exception))
    }
}
