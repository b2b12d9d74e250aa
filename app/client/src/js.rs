//! Plain JavaScript objects, and futures with a limit on their time.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use gloo::timers::future::TimeoutFuture;
use js_sys::{Number, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A plain object with these fields.
pub(crate) fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh plain object cannot fail.
        drop(Reflect::set(&object, &(*name).into(), value));
    }
    object
}

/// A field; `undefined` when `of` has none or is no object.
pub(crate) fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A field that is an object, as the type it is known to be; `None` where this
/// browser lacks it.
pub(crate) fn part<T: JsCast>(of: &JsValue, name: &str) -> Option<T> {
    let value = field(of, name);
    value.is_object().then(|| value.unchecked_into())
}

/// The name of an exception: `NotAllowedError`; empty for anything else.
pub(crate) fn error_name(error: &JsValue) -> String {
    field(error, "name").as_string().unwrap_or_default()
}

/// A number with a fraction, as JavaScript writes it: Rust's own way of writing
/// and reading these weighs 20 KB.
pub(crate) fn written(number: f64) -> String {
    // Ten is a radix that exists.
    let written = Number::from(number).to_string_with_radix(10);
    written.map_or_else(|_| String::new(), String::from)
}

/// What `future` gives within this many milliseconds; it is dropped after that.
pub(crate) async fn within<T>(millis: u32, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut timeout = pin!(TimeoutFuture::new(millis));
    poll_fn(|context| {
        if let Poll::Ready(value) = future.as_mut().poll(context) {
            return Poll::Ready(Some(value));
        }
        timeout.as_mut().poll(context).map(|()| None)
    })
    .await
}
