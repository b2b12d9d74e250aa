//! The two databases of the app, made through rexie, and how they are read.
//!
//! `luuvet-outbox` holds what must never be lost. Its schema is frozen: a
//! later version of the app reads and writes it exactly as version 1 does, so
//! that no upgrade can ever stand between a record and the server.

use js_sys::Array;
use rexie::{ObjectStore, Rexie};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::StorageError;
use super::connection::settled;
use crate::js;

/// Longest time that the browser gets for one use of a database; some hang for good.
pub(super) const PATIENCE_MS: u32 = 10_000;

/// A database with its one store.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Database {
    pub(super) name: &'static str,
    pub(super) store: &'static str,
    key_path: Option<&'static str>,
}

/// The outbox: `{ id, record, recorded_at, state, label }` by `id`. Frozen.
pub(crate) const OUTBOX: Database = Database {
    name: "luuvet-outbox",
    store: "entries",
    key_path: Some("id"),
};

/// Everything else, as JSON texts by name: device key, key list, profile, clock.
pub(crate) const APP: Database = Database {
    name: "luuvet",
    store: "values",
    key_path: None,
};

impl Database {
    /// Opens it, and makes it where it does not exist yet.
    pub(super) async fn open(self) -> Result<Rexie, StorageError> {
        let mut store = ObjectStore::new(self.store);
        if let Some(path) = self.key_path {
            store = store.key_path(path);
        }
        let building = Rexie::builder(self.name)
            .version(1)
            .add_object_store(store)
            .build();
        js::within(PATIENCE_MS, building)
            .await
            .ok_or(StorageError::Failed)?
            .map_err(|_| StorageError::Unavailable)
    }

    /// Every value.
    pub(super) async fn read_all(self) -> Result<Vec<JsValue>, StorageError> {
        self.read(None).await
    }

    /// The value under `key`, if there is one.
    pub(super) async fn read_one(self, key: &str) -> Result<Option<JsValue>, StorageError> {
        Ok(self.read(Some(key)).await?.pop())
    }

    // Opened and closed each time: an open connection without a `versionchange`
    // handler would block every other tab's clean-up.
    async fn read(self, key: Option<&str>) -> Result<Vec<JsValue>, StorageError> {
        let reading = async {
            let database = self.connected().await?;
            let (transaction, store) =
                database.begin(self.store, "readonly", &JsValue::UNDEFINED)?;
            let request = match key {
                Some(key) => store.get_all_with_key(&key.into())?,
                None => store.get_all()?,
            };
            let answered = settled(|resolve, reject| {
                request.set_onsuccess(Some(resolve));
                request.set_onerror(Some(reject));
            });
            transaction.commit();
            JsFuture::from(answered).await?;
            Ok(Array::from(&request.result()?).to_vec())
        };
        let values = js::within(PATIENCE_MS, reading).await;
        values
            .ok_or(StorageError::Failed)?
            .map_err(|exception: JsValue| StorageError::of(&exception))
    }
}
