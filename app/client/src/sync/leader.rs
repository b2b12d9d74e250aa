//! One tab sends at a time. Two at once would lose nothing, since the server
//! records each id once; they would only send everything twice.

use std::cell::Cell;

use js_sys::{Function, Promise};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::js;

const LOCK: &str = "luuvet-sync";
/// After so many refusals in a row the tab that holds the lock is taken for
/// frozen (phones suspend hidden pages with their locks), and the lock for ours.
const MAX_REFUSALS: u32 = 2;

thread_local! {
    static REFUSALS: Cell<u32> = const { Cell::new(0) };
}

/// The right to send; `None` inside where the browser has no locks.
pub(super) struct Lead(Option<Held>);

struct Held {
    release: Function,
    /// Settled once the browser has really let go of the lock.
    released: JsFuture,
}

impl Lead {
    /// Gives it back. Asking again before this ends would find the lock taken,
    /// by this very tab.
    pub(super) async fn give_back(self) {
        if let Some(held) = self.0 {
            // A resolver of our own promise throws nothing.
            drop(held.release.call0(&JsValue::NULL));
            // Rejected when another tab has stolen the lock, which is no error.
            drop(held.released.await);
        }
    }
}

#[wasm_bindgen]
extern "C" {
    type Locks;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Locks,
        name: &str,
        options: &JsValue,
        held: &Function,
    ) -> Result<Promise, JsValue>;
}

/// Takes the lead; `None` while another tab has it.
pub(super) async fn take() -> Option<Lead> {
    let Some(locks) = js::part::<Locks>(&window().navigator(), "locks") else {
        return Some(Lead(None));
    };
    let steal = REFUSALS.get() >= MAX_REFUSALS;
    let option = if steal { "steal" } else { "ifAvailable" };
    let lead = requested(&locks, option).await;
    REFUSALS.set(if lead.is_some() {
        0
    } else {
        REFUSALS.get() + 1
    });
    lead
}

async fn requested(locks: &Locks, option: &str) -> Option<Lead> {
    let mut tell = None;
    let told = Promise::new(&mut |resolve, _| tell = Some(resolve));
    let tell = tell?;
    let held = Closure::once_into_js(move |lock: JsValue| {
        let mut release = None;
        let hold = Promise::new(&mut |resolve, _| release = Some(resolve));
        let got = !lock.is_null();
        let answer = release.filter(|_| got).map_or(JsValue::NULL, JsValue::from);
        drop(tell.call1(&JsValue::NULL, &answer));
        if got {
            JsValue::from(hold)
        } else {
            JsValue::NULL
        }
    });
    let options = js::object(&[(option, JsValue::TRUE)]);
    let request = locks.request(LOCK, &options, held.unchecked_ref()).ok()?;
    // Listened to from the start: a theft in the meantime is no unhandled error.
    let released = JsFuture::from(request);
    let release = JsFuture::from(told).await.ok()?.dyn_into().ok()?;
    Some(Lead(Some(Held { release, released })))
}
