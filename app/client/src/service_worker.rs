//! Registers the service worker, tells when a new version waits, and puts it in
//! place when its user agrees. What it keeps is decided in `public/sw.js`.

use gloo::events::EventListener;
use js_sys::{Array, Function, Promise};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

use crate::js;

/// Whether a new version waits, and whether this is a moment to say so.
#[derive(Clone, Copy)]
pub(crate) struct Updates {
    waiting: RwSignal<bool>,
    /// Somebody scans: no bar may move the page under the finger.
    pub(crate) busy: RwSignal<bool>,
}

impl Updates {
    /// Registers the service worker and watches for versions.
    pub(crate) fn start() -> Self {
        let updates = Self {
            waiting: RwSignal::new(false),
            busy: RwSignal::new(false),
        };
        if let Some(container) = container() {
            spawn_local(async move {
                // Without it the app works as long as there is a network.
                drop(updates.register(container).await);
            });
        }
        updates
    }

    /// Whether to offer a new version now.
    pub(crate) fn is_offered(self) -> bool {
        self.waiting.get() && !self.busy.get()
    }

    /// Whether a new version waits at this moment.
    pub(crate) fn is_waiting(self) -> bool {
        self.waiting.get_untracked()
    }

    /// Puts the new version in place; the page loads again with it.
    pub(crate) fn accept(self) {
        let Some(container) = container() else { return };
        spawn_local(async move {
            let registration = container.get_registration();
            let registration = JsFuture::from(registration).await.unwrap_or_default();
            if let Some(waiting) = js::part::<ServiceWorker>(&registration, "waiting") {
                drop(waiting.post_message(&"skip-waiting".into()));
            }
        });
    }

    async fn register(self, container: ServiceWorkerContainer) -> Result<(), JsValue> {
        let options = js::object(&[("updateViaCache", "none".into())]);
        let registering = container.register_with_options("/sw.js", options.unchecked_ref());
        let registration: ServiceWorkerRegistration =
            JsFuture::from(registering).await?.unchecked_into();
        self.waiting.set(registration.waiting().is_some());
        if container.controller().is_some() {
            self.follow(&container);
        } else {
            keep_loaded(&container);
        }
        let watched = registration.clone();
        EventListener::new(&registration, "updatefound", move |_| {
            if let Some(installing) = watched.installing() {
                self.watch(installing);
            }
        })
        .forget();
        wake_for_sync(&registration).await
    }

    /// Loads the page anew when a new version has taken over, here or in another
    /// tab: the parts of the old one are gone. Where somebody scans, all that is
    /// needed has been loaded, and the camera stays on.
    fn follow(self, container: &ServiceWorkerContainer) {
        EventListener::new(container, "controllerchange", move |_| {
            if !self.busy.get_untracked() {
                drop(window().location().reload());
            }
        })
        .forget();
    }

    fn watch(self, installing: ServiceWorker) {
        let watched = installing.clone();
        EventListener::new(&installing, "statechange", move |_| {
            let installed = js::field(&watched, "state") == "installed";
            // The very first version replaces nothing.
            let replaces = container().is_some_and(|container| container.controller().is_some());
            if installed && replaces {
                self.waiting.set(true);
            }
        })
        .forget();
    }
}

/// Once the very first service worker has taken over: keeps what this page had
/// loaded before, so that it is there without a network from then on.
fn keep_loaded(container: &ServiceWorkerContainer) {
    let watched = container.clone();
    EventListener::once(container, "controllerchange", move |_| {
        let loaded = window()
            .performance()
            .map(|clock| clock.get_entries_by_type("resource"));
        if let (Some(worker), Some(loaded)) = (watched.controller(), loaded) {
            let addresses: Array = loaded
                .iter()
                .map(|entry| js::field(&entry, "name"))
                .collect();
            let message = js::object(&[("keep", addresses.into())]);
            drop(worker.post_message(&message));
        }
    })
    .forget();
}

/// Background Sync, where the browser has it: wakes the page when there is a
/// network again.
async fn wake_for_sync(registration: &ServiceWorkerRegistration) -> Result<(), JsValue> {
    let Some(sync) = js::part::<JsValue>(registration, "sync") else {
        return Ok(());
    };
    let register: Function = js::field(&sync, "register").dyn_into()?;
    let promise: Promise = register.call1(&sync, &"sync".into())?.dyn_into()?;
    JsFuture::from(promise).await.map(drop)
}

fn container() -> Option<ServiceWorkerContainer> {
    js::part(&window().navigator(), "serviceWorker")
}
