//! Writing so that a power cut loses nothing: strict durability, and done only
//! on the transaction's `complete`, never on a request's success.
//!
//! web-sys directly, since neither rexie nor stable web-sys can ask for
//! durability.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbTransaction};

use super::StorageError;
use super::database::{Database, PATIENCE_MS};
use crate::js;

#[wasm_bindgen]
extern "C" {
    type Durable;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Durable,
        store: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

/// What is to be written into the store. Not generic: each kind of write would
/// bring a copy of everything below into the wasm.
pub(super) type Writes<'a> = dyn Fn(&IdbObjectStore) -> Result<(), JsValue> + 'a;

impl Database {
    /// Does `writes` in one transaction; all of it is on the disk when this
    /// returns, or none of it.
    pub(super) async fn write(self, writes: &Writes<'_>) -> Result<(), StorageError> {
        let writing = async {
            let database = self.connected().await?;
            let written = self.transact(&database, writes).await;
            database.close();
            written
        };
        js::within(PATIENCE_MS, writing)
            .await
            .ok_or(StorageError::Failed)?
            .map_err(|exception| StorageError::of(&exception))
    }

    async fn connected(self) -> Result<IdbDatabase, JsValue> {
        if let Ok(database) = self.connect().await {
            return Ok(database);
        }
        // rexie makes the store where there is none yet.
        self.open()
            .await
            .map_err(StorageError::into_exception)?
            .close();
        self.connect().await
    }

    async fn connect(self) -> Result<IdbDatabase, JsValue> {
        let factory: IdbFactory = js::part(&js_sys::global(), "indexedDB").ok_or(JsValue::NULL)?;
        let request: IdbOpenDbRequest = factory.open(self.name)?;
        // There is no such database; one made here would lack its store.
        let making = request.clone();
        let abort = Closure::<dyn Fn()>::new(move || {
            if let Some(transaction) = making.transaction() {
                drop(transaction.abort());
            }
        });
        request.set_onupgradeneeded(Some(abort.as_ref().unchecked_ref()));
        let opened = settled(|resolve, reject| {
            request.set_onsuccess(Some(resolve));
            request.set_onerror(Some(reject));
        });
        JsFuture::from(opened)
            .await
            .map_err(|_| error_of(&request))?;
        request.result()?.dyn_into()
    }

    async fn transact(self, database: &IdbDatabase, writes: &Writes<'_>) -> Result<(), JsValue> {
        let strict = js::object(&[("durability", "strict".into())]);
        let transaction =
            database
                .unchecked_ref::<Durable>()
                .transaction(self.store, "readwrite", &strict)?;
        let complete = settled(|resolve, reject| {
            transaction.set_oncomplete(Some(resolve));
            transaction.set_onabort(Some(reject));
        });
        let store = transaction.object_store(self.store)?;
        if let Err(exception) = writes(&store) {
            drop(transaction.abort());
            return Err(exception);
        }
        JsFuture::from(complete).await.map_err(|_| {
            let error = transaction.error();
            error.map_or(JsValue::NULL, JsValue::from)
        })?;
        Ok(())
    }
}

fn settled(listen: impl Fn(&Function, &Function)) -> Promise {
    Promise::new(&mut |resolve, reject| listen(&resolve, &reject))
}

fn error_of(request: &IdbOpenDbRequest) -> JsValue {
    let error = request.error().ok().flatten();
    error.map_or(JsValue::NULL, JsValue::from)
}
