//! Tells this site's other tabs that the records on this phone changed.

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::bell::Ring;
use crate::sync;
use crate::trail::Trail;

const NAME: &str = "luuvet";

thread_local! {
    static CHANNEL: OnceCell<Option<BroadcastChannel>> = const { OnceCell::new() };
}

/// Other tabs read the records again.
pub(crate) fn tell_other_tabs() {
    with(|channel| drop(channel.post_message(&"changed".into())));
}

/// Reads the records again when another tab changed them.
pub(super) fn listen(trail: Trail) {
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |_| {
        spawn_local(async move {
            // What could not be read is shown as such.
            let _ = trail.reload().await;
            sync::ring(Ring::Look);
        });
    });
    with(|channel| channel.set_onmessage(Some(heard.as_ref().unchecked_ref())));
    // Listens as long as the page lives.
    heard.forget();
}

fn with(use_it: impl FnOnce(&BroadcastChannel)) {
    CHANNEL.with(|channel| {
        if let Some(channel) = channel.get_or_init(|| BroadcastChannel::new(NAME).ok()) {
            use_it(channel);
        }
    });
}
