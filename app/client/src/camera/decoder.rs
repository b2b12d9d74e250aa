//! The page's side of the scan worker: one frame in flight, and a new worker
//! when the old one has died on a picture. The messages are described in
//! `scan_worker`.

use std::cell::{Cell, RefCell};
use std::mem;
use std::rc::Rc;
use std::time::Duration;

use gloo::timers::callback::Timeout;
use js_sys::{Array, ArrayBuffer, Function, Promise, Uint8ClampedArray};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ErrorEvent, ImageData, MessageEvent, Worker};

use crate::js;

const SCRIPT: &str = "/scan_worker_loader.js";
/// A cheap phone compiles the worker in a second or two.
const START_LIMIT: Duration = Duration::from_secs(30);
/// Beyond the frame's own budget: the reader inside can be slow on rare pictures.
const ANSWER_LIMIT: Duration = Duration::from_secs(5);

/// Reads frames in a Web Worker, which it starts when first needed.
#[derive(Default)]
pub(crate) struct Decoder {
    state: RefCell<State>,
    last_id: Cell<u32>,
}

#[derive(Default)]
enum State {
    #[default]
    Stopped,
    Idle(Running),
    Busy,
}

/// Why a frame was not read. The next one may be: there is nothing to repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DecodeError {
    /// Another frame is being read; skip this one.
    Busy,
    /// The worker's script did not start: no memory, or not in the cache.
    NotStarted,
    /// The worker died or said nothing in time on this frame.
    Lost,
}

impl Decoder {
    /// Starts the worker ahead of the first frame, while the camera opens.
    ///
    /// # Errors
    /// When it is busy or does not start.
    pub(crate) async fn start(&self) -> Result<(), DecodeError> {
        self.turn().await.map(Turn::keep)
    }

    /// The texts in a frame; none is an ordinary answer. The frame's memory
    /// moves to the worker. `budget` is how long it may look on after its
    /// first view found nothing.
    ///
    /// # Errors
    /// As [`DecodeError`] says; in each case try the next frame.
    pub(crate) async fn decode(
        &self,
        frame: &ImageData,
        budget: Duration,
    ) -> Result<Vec<String>, DecodeError> {
        let turn = self.turn().await?;
        let id = self.last_id.get().wrapping_add(1);
        self.last_id.set(id);
        let found = turn.running.read(id, frame, budget).await?;
        turn.keep();
        Ok(found)
    }

    async fn turn(&self) -> Result<Turn<'_>, DecodeError> {
        let idle = match self.state.replace(State::Busy) {
            State::Busy => return Err(DecodeError::Busy),
            State::Idle(running) => Some(running),
            State::Stopped => None,
        };
        let after = After {
            state: &self.state,
            next: State::Stopped,
        };
        let running = match idle {
            Some(running) => running,
            None => Running::start().await?,
        };
        Ok(Turn { running, after })
    }
}

/// The use of the worker for one frame. Unless kept it is stopped afterwards,
/// also when the page drops the future because the visitor went elsewhere.
struct Turn<'a> {
    running: Running,
    after: After<'a>,
}

impl Turn<'_> {
    fn keep(mut self) {
        self.after.next = State::Idle(self.running);
    }
}

struct After<'a> {
    state: &'a RefCell<State>,
    next: State,
}

impl Drop for After<'_> {
    fn drop(&mut self) {
        self.state.replace(mem::take(&mut self.next));
    }
}

/// A worker that has said it is ready.
struct Running {
    worker: Worker,
    /// Resolves the wait for the next message.
    waiting: Rc<RefCell<Option<Function>>>,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(ErrorEvent)>,
}

impl Running {
    async fn start() -> Result<Self, DecodeError> {
        let worker = Worker::new(SCRIPT).map_err(|_| DecodeError::NotStarted)?;
        let waiting = Rc::new(RefCell::new(None));
        let message_for = Rc::clone(&waiting);
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            settle(&message_for, &message.data());
        });
        let error_for = Rc::clone(&waiting);
        let on_error = Closure::<dyn Fn(ErrorEvent)>::new(move |_| {
            settle(&error_for, &JsValue::UNDEFINED);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let running = Self {
            worker,
            waiting,
            _on_message: on_message,
            _on_error: on_error,
        };
        let ready = running.next_message(START_LIMIT).await;
        let is_ready = ready.is_some_and(|message| js::field(&message, "ready").is_truthy());
        is_ready.then_some(running).ok_or(DecodeError::NotStarted)
    }

    async fn read(
        &self,
        id: u32,
        frame: &ImageData,
        budget: Duration,
    ) -> Result<Vec<String>, DecodeError> {
        // Through `data()` of web-sys the pixels would take a detour by our own memory.
        let pixels: Uint8ClampedArray = js::field(frame, "data").unchecked_into();
        let rgba: ArrayBuffer = pixels.buffer();
        let job = js::object(&[
            ("id", id.into()),
            ("width", frame.width().into()),
            ("height", frame.height().into()),
            ("rgba", rgba.clone().into()),
            ("budget_ms", (budget.as_secs_f64() * 1000.0).into()),
        ]);
        self.worker
            .post_message_with_transfer(&job, &Array::of1(&rgba))
            .map_err(|_| DecodeError::Lost)?;
        let answer = self
            .next_message(budget + ANSWER_LIMIT)
            .await
            .ok_or(DecodeError::Lost)?;
        if js::field(&answer, "id").as_f64() != Some(f64::from(id)) {
            return Err(DecodeError::Lost);
        }
        Ok(Array::from(&js::field(&answer, "found"))
            .iter()
            .filter_map(|found| js::field(&found, "text").as_string())
            .collect())
    }

    /// What the worker says next, or nothing when it dies or the time is up.
    async fn next_message(&self, limit: Duration) -> Option<JsValue> {
        let message = Promise::new(&mut |resolve, _| {
            self.waiting.replace(Some(resolve));
        });
        let late = Rc::clone(&self.waiting);
        let limit = u32::try_from(limit.as_millis()).unwrap_or(u32::MAX);
        let _limit = Timeout::new(limit, move || settle(&late, &JsValue::UNDEFINED));
        JsFuture::from(message)
            .await
            .ok()
            .filter(|message| !message.is_undefined())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn settle(waiting: &RefCell<Option<Function>>, message: &JsValue) {
    if let Some(resolve) = waiting.take() {
        // Resolving a promise does not throw.
        let _ = resolve.call1(&JsValue::UNDEFINED, message);
    }
}
