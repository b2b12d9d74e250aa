//! Asks the browser not to throw this site's storage away when it is short of
//! space. Safari's seven days and a person's "clear data" stay out of reach.

use std::cell::Cell;

use js_sys::{Function, Promise};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::js;

thread_local! {
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Asks once per visit, after something worth keeping was saved. Firefox asks
/// the person; the others decide by themselves.
pub(crate) fn ask() {
    if ASKED.replace(true) {
        return;
    }
    let Some(storage) = js::part::<JsValue>(&window().navigator(), "storage") else {
        return;
    };
    let Some(persist) = js::field(&storage, "persist")
        .dyn_ref::<Function>()
        .cloned()
    else {
        return;
    };
    spawn_local(async move {
        if let Ok(promise) = persist
            .call0(&storage)
            .and_then(JsCast::dyn_into::<Promise>)
        {
            // Refused is no news: the badge shows what waits in any case.
            drop(JsFuture::from(promise).await);
        }
    });
}
