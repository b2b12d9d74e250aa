//! The Web Worker around [`scanner`]: frames in, texts out, one at a time.
//!
//! First message out: `{ ready: true }`. Then for each
//! `{ id, width, height, rgba: ArrayBuffer, budget_ms }` one
//! `{ id, found: [{ text, corners: [x, y × 4] }], ms }`, or `{ id, error }`.
//! A picture on which the reader panics traps the whole Worker: the page gets
//! an `error` event and starts another one.

use std::cell::RefCell;

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use scanner::{Budget, Found, Luma, Scanner, luma_from_rgba};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let page: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let ready = object(&[("ready", JsValue::TRUE)]);
    let scanner = RefCell::new(Scanner::default());
    let answering = page.clone();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        let job = message.data();
        let id = field(&job, "id");
        let answer = answer(&answering, &mut scanner.borrow_mut(), &job)
            .unwrap_or_else(|error| object(&[("error", error)]));
        set(&answer, "id", &id);
        post(&answering, &answer);
    });
    page.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&page, &ready);
}

fn answer(
    worker: &DedicatedWorkerGlobalScope,
    scanner: &mut Scanner,
    job: &JsValue,
) -> Result<Object, JsValue> {
    let now = || worker.performance().map_or(0.0, |clock| clock.now());
    let began = now();
    let rgba: ArrayBuffer = field(job, "rgba").dyn_into()?;
    let pixels = luma_from_rgba(&Uint8Array::new(&rgba).to_vec());
    let frame = Luma::new(&pixels, size(job, "width"), size(job, "height"))
        .map_err(|error| JsValue::from(error.to_string()))?;
    let budget_ms = field(job, "budget_ms").as_f64().unwrap_or(0.0);
    let found = scanner.scan(frame, Budget::While(&|| now() - began < budget_ms));
    let found: Array = found.iter().map(found_object).collect();
    Ok(object(&[
        ("found", found.into()),
        ("ms", (now() - began).into()),
    ]))
}

fn found_object(found: &Found) -> Object {
    let corners: Array = found
        .corners
        .iter()
        .flat_map(|(x, y)| [JsValue::from(*x), JsValue::from(*y)])
        .collect();
    object(&[
        ("text", found.text.as_str().into()),
        ("corners", corners.into()),
    ])
}

fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    fields
        .iter()
        .for_each(|(name, value)| set(&object, name, value));
    object
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a field of a plain object of our own cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float that is no size saturates, and Luma refuses it"
)]
fn size(job: &JsValue, name: &str) -> usize {
    field(job, name).as_f64().unwrap_or(0.0) as usize
}

fn post(page: &DedicatedWorkerGlobalScope, message: &Object) {
    // Only what cannot be cloned fails, and all of this can.
    let _ = page.post_message(message);
}
