//! The two databases of the app, opened and read through rexie.
//!
//! `luuvet-outbox` holds what must never be lost. Its schema is frozen: a
//! later version of the app reads and writes it exactly as version 1 does, so
//! that no upgrade can ever stand between a record and the server.

use rexie::{KeyRange, ObjectStore, Rexie, TransactionMode};
use wasm_bindgen::JsValue;

use super::StorageError;
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
        let only = KeyRange::only(&key.into()).map_err(|_| StorageError::Failed)?;
        Ok(self.read(Some(only)).await?.pop())
    }

    // Opened and closed each time: an open connection without a `versionchange`
    // handler, which rexie cannot set, would block every other tab's clean-up.
    async fn read(self, keys: Option<KeyRange>) -> Result<Vec<JsValue>, StorageError> {
        let open = self.open().await?;
        let reading = async {
            let transaction = open.transaction(&[self.store], TransactionMode::ReadOnly)?;
            transaction.store(self.store)?.get_all(keys, None).await
        };
        let values = js::within(PATIENCE_MS, reading).await;
        open.close();
        values
            .ok_or(StorageError::Failed)?
            .map_err(|_| StorageError::Failed)
    }
}
