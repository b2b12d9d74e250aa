//! What makes a success likelier than it was a moment ago: the network comes
//! back, somebody looks at the page, the browser wakes the service worker.

use gloo::events::EventListener;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, MessageEvent, VisibilityState};

use crate::bell::Ring;
use crate::{js, sync};

/// Rings for as long as the page lives.
pub(super) fn listen() {
    on(&window(), "online", |_| sync::ring(Ring::Hope));
    on(&window(), "pageshow", |_| sync::ring(Ring::Look));
    on(&document(), "visibilitychange", |_| {
        if document().visibility_state() == VisibilityState::Visible {
            sync::ring(Ring::Hope);
        }
    });
    let worker = js::part::<EventTarget>(&window().navigator(), "serviceWorker");
    if let Some(worker) = worker {
        on(&worker, "message", |event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            let asks = data.is_some_and(|data| js::field(&data, "sync") == JsValue::TRUE);
            if asks {
                sync::ring(Ring::Hope);
            }
        });
    }
}

fn on(target: &EventTarget, event: &'static str, heard: fn(&web_sys::Event)) {
    EventListener::new(target, event, heard).forget();
}
