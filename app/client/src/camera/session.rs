//! Scanning from the tap on "open" to the first text, with everything that
//! cameras do in between.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::{document, window};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlVideoElement, VisibilityState};

use super::decoder::{DecodeError, Decoder};
use super::device::Camera;
use super::error::CameraError;
use super::frames::{Frames, SHORTEST_GAP_MS, Stalled};

/// Longest time that the reader gets for one frame.
const BUDGET: Duration = Duration::from_millis(150);
/// How often a hidden page looks whether it is seen again.
const HIDDEN_LOOK_MS: u32 = 300;

/// An ongoing scan; the camera goes off when it is stopped.
pub(crate) struct Session {
    camera: RefCell<Option<Camera>>,
    choice: RefCell<Option<String>>,
    stopped: Cell<bool>,
}

impl Session {
    /// A session with the chosen camera, nothing opened yet.
    pub(crate) fn new(choice: Option<String>) -> Rc<Self> {
        Rc::new(Self {
            camera: RefCell::new(None),
            choice: RefCell::new(choice),
            stopped: Cell::new(false),
        })
    }

    /// Turns the camera off; nothing is found any more.
    pub(crate) fn stop(&self) {
        self.stopped.set(true);
        self.camera.take();
    }

    /// Opens the camera and shows it in `video`.
    ///
    /// # Errors
    /// Why there is no camera.
    pub(crate) async fn open(&self, video: &HtmlVideoElement) -> Result<(), CameraError> {
        // The old one first: most phones give out one camera at a time.
        self.camera.take();
        let choice = self.choice.borrow().clone();
        let camera = Camera::open(choice.as_deref()).await?;
        if self.stopped.get() {
            return Ok(());
        }
        self.choice
            .replace(Some(camera.id()).filter(|id| !id.is_empty()));
        video.set_muted(true);
        video.set_src_object(Some(camera.stream()));
        self.camera.replace(Some(camera));
        if let Ok(playing) = video.play() {
            // A refusal shows as a stall, which is answered there.
            drop(JsFuture::from(playing).await);
        }
        Ok(())
    }

    /// Uses the open camera, if it is open.
    pub(crate) fn with_camera<T>(&self, use_it: impl FnOnce(&Camera) -> T) -> Option<T> {
        self.camera.borrow().as_ref().map(use_it)
    }

    /// Light and zoom, each a wish that the camera may refuse.
    pub(crate) fn set(self: &Rc<Self>, torch: Option<bool>, zoom: Option<f64>) {
        let session = Rc::clone(self);
        spawn_local(async move {
            // Taken out while it is asked, so that stopping never meets a borrow.
            let Some(camera) = session.camera.take() else {
                return;
            };
            if let Some(on) = torch {
                camera.set_torch(on).await;
            }
            if let Some(zoom) = zoom {
                camera.set_zoom(zoom).await;
            }
            if !session.stopped.get() && session.camera.borrow().is_none() {
                session.camera.replace(Some(camera));
            }
        });
    }

    /// Reads frames until one has a text in it; `None` when it was stopped.
    /// `grabbed` is called with each frame taken, before it is read.
    ///
    /// # Errors
    /// The camera gives no picture, or the reader cannot be started.
    pub(crate) async fn find(
        &self,
        video: &HtmlVideoElement,
        decoder: &Decoder,
        grabbed: impl Fn(),
    ) -> Result<Option<Vec<String>>, CameraError> {
        let mut frames = Frames::of(video.clone()).ok_or(CameraError::Failed)?;
        let mut was_stalled = false;
        while !self.stopped.get() {
            if is_hidden() {
                self.wait_until_seen().await;
                self.reopen_if_ended(video).await?;
                continue;
            }
            let began = clock();
            match frames.next().await {
                _ if self.stopped.get() || is_hidden() => continue,
                Err(Stalled) if was_stalled => return Err(CameraError::Black),
                Err(Stalled) => {
                    was_stalled = true;
                    self.open(video).await?;
                    continue;
                }
                Ok(None) => {}
                Ok(Some(frame)) => {
                    was_stalled = false;
                    grabbed();
                    let handed_over = clock();
                    let found = match decoder.decode(&frame, BUDGET).await {
                        Err(DecodeError::NotStarted) => return Err(CameraError::NoDecoder),
                        // The frame is lost; the next one is read by a new worker.
                        Err(DecodeError::Busy | DecodeError::Lost) => Vec::new(),
                        Ok(found) => found,
                    };
                    frames.took(clock() - handed_over);
                    if !found.is_empty() && !self.stopped.get() {
                        return Ok(Some(found));
                    }
                }
            }
            let rest = SHORTEST_GAP_MS - (clock() - began);
            if rest > 0.0 {
                TimeoutFuture::new(rest as u32).await;
            }
        }
        Ok(None)
    }

    async fn wait_until_seen(&self) {
        while is_hidden() && !self.stopped.get() {
            TimeoutFuture::new(HIDDEN_LOOK_MS).await;
        }
    }

    /// Phones take the camera away from hidden pages.
    async fn reopen_if_ended(&self, video: &HtmlVideoElement) -> Result<(), CameraError> {
        let lives = self.with_camera(Camera::is_live).unwrap_or(false);
        if !self.stopped.get() && (!lives || video.paused()) {
            self.open(video).await?;
        }
        Ok(())
    }
}

fn is_hidden() -> bool {
    document().visibility_state() == VisibilityState::Hidden
}

fn clock() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}
