//! Connections and transactions as the browser gives them.
//!
//! Each is let go of explicitly. A page that is left, and that the browser keeps
//! for the back button, stands still: a transaction that waits for its page to
//! come round would be open for ever, and no page could write any more.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbTransaction};

use super::StorageError;
use super::database::Database;
use crate::js;

#[wasm_bindgen]
extern "C" {
    // What stable web-sys lacks: durability, and committing by hand.
    type Newer;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Newer,
        store: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn commit(this: &Newer) -> Result<(), JsValue>;
}

/// A connection that is closed whatever becomes of its use.
pub(super) struct Connection(IdbDatabase);

/// A transaction that is taken back when nobody waits for it any more.
pub(super) struct Running(IdbTransaction);

impl Database {
    /// A connection to the database, which is made where there is none yet.
    pub(super) async fn connected(self) -> Result<Connection, JsValue> {
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

    async fn connect(self) -> Result<Connection, JsValue> {
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
        request.result()?.dyn_into().map(Connection)
    }
}

impl Connection {
    /// Begins a transaction, and brings its store.
    pub(super) fn begin(
        &self,
        store: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<(Running, IdbObjectStore), JsValue> {
        let database: &Newer = self.0.unchecked_ref();
        let transaction = database.transaction(store, mode, options)?;
        let store = transaction.object_store(store)?;
        Ok((Running(transaction), store))
    }
}

impl Running {
    /// Nothing more is asked of it: it ends by itself, without this page.
    pub(super) fn commit(&self) {
        // A browser that has no such function commits when the page comes round.
        drop(self.0.unchecked_ref::<Newer>().commit());
    }

    /// Settles when it is complete; to be called before anything is asked of it.
    pub(super) fn complete(&self) -> Promise {
        settled(|resolve, reject| {
            self.0.set_oncomplete(Some(resolve));
            self.0.set_onabort(Some(reject));
        })
    }

    /// Why it failed.
    pub(super) fn error(&self) -> JsValue {
        self.0.error().map_or(JsValue::NULL, JsValue::from)
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // One that is complete cannot be taken back, which is no error.
        drop(self.0.abort());
    }
}

/// A promise that two callbacks settle.
pub(super) fn settled(listen: impl Fn(&Function, &Function)) -> Promise {
    Promise::new(&mut |resolve, reject| listen(&resolve, &reject))
}

fn error_of(request: &IdbOpenDbRequest) -> JsValue {
    let error = request.error().ok().flatten();
    error.map_or(JsValue::NULL, JsValue::from)
}
