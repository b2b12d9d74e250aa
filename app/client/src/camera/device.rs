//! One open camera: its stream, what it can do, and its end.

use js_sys::{Array, Function, Promise};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    MediaDeviceInfo, MediaDeviceKind, MediaDevices, MediaStream, MediaStreamTrack,
    MediaStreamTrackState,
};

use super::error::CameraError;
use crate::js;

/// An open camera; its light goes out when this is dropped.
pub(crate) struct Camera {
    stream: MediaStream,
    track: MediaStreamTrack,
}

/// A camera that the person may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CameraChoice {
    pub(crate) id: String,
    /// The browser's name for it, perhaps empty.
    pub(crate) name: String,
}

/// What this camera can do in this browser.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Abilities {
    pub(crate) torch: bool,
    pub(crate) zoom: Option<Zoom>,
}

/// The steps of a zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Zoom {
    pub(crate) min: f64,
    pub(crate) max: f64,
    pub(crate) step: f64,
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.stream.get_tracks() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

impl Camera {
    /// Opens the chosen camera, or the one that looks away from the person.
    pub(crate) async fn open(choice: Option<&str>) -> Result<Self, CameraError> {
        let devices = devices().ok_or(CameraError::NoCameraHere)?;
        let open: Function = js::field(&devices, "getUserMedia")
            .dyn_into()
            .map_err(|_| CameraError::NoCameraHere)?;
        let stream = open
            .call1(&devices, &constraints(choice))
            .and_then(JsCast::dyn_into::<Promise>)
            .map(JsFuture::from)
            .map_err(|exception| CameraError::of(&exception))?
            .await
            .map_err(|exception| CameraError::of(&exception))?;
        let stream: MediaStream = stream.unchecked_into();
        let track = stream.get_video_tracks().get(0);
        Ok(Self {
            track: track.dyn_into().map_err(|_| CameraError::Missing)?,
            stream,
        })
    }

    /// For the video element.
    pub(crate) fn stream(&self) -> &MediaStream {
        &self.stream
    }

    /// The id of the camera that the browser took.
    pub(crate) fn id(&self) -> String {
        let settings = call(&self.track, "getSettings");
        js::field(&settings, "deviceId")
            .as_string()
            .unwrap_or_default()
    }

    /// Whether the browser still gives its picture.
    pub(crate) fn is_live(&self) -> bool {
        self.track.ready_state() == MediaStreamTrackState::Live
    }

    /// What the buttons may offer.
    pub(crate) fn abilities(&self) -> Abilities {
        let can = call(&self.track, "getCapabilities");
        let zoom = js::field(&can, "zoom");
        let number = |name| js::field(&zoom, name).as_f64();
        let zoom = || {
            let (min, max) = (number("min")?, number("max")?);
            let step = number("step").filter(|step| *step > 0.0).unwrap_or(0.1);
            (max > min).then_some(Zoom { min, max, step })
        };
        Abilities {
            torch: js::field(&can, "torch").is_truthy(),
            zoom: zoom(),
        }
    }

    /// Light on or off; a camera that refuses stays as it was.
    pub(crate) async fn set_torch(&self, on: bool) {
        self.apply("torch", on.into()).await;
    }

    /// Nearer or wider, between the ends of its [`Zoom`].
    pub(crate) async fn set_zoom(&self, zoom: f64) {
        self.apply("zoom", zoom.into()).await;
    }

    async fn apply(&self, name: &str, value: JsValue) {
        let only = js::object(&[(name, value)]);
        let wanted = js::object(&[("advanced", Array::of1(&only).into())]);
        if let Ok(apply) = js::field(&self.track, "applyConstraints").dyn_into::<Function>()
            && let Ok(promise) = apply.call1(&self.track, &wanted)
            && let Ok(promise) = promise.dyn_into::<Promise>()
        {
            drop(JsFuture::from(promise).await);
        }
    }
}

/// The cameras of this device; names are empty until one was opened once.
pub(crate) async fn choices() -> Vec<CameraChoice> {
    let Some(promise) = devices().and_then(|devices| devices.enumerate_devices().ok()) else {
        return Vec::new();
    };
    let list = JsFuture::from(promise).await.unwrap_or_default();
    let list = list.dyn_into::<Array>().unwrap_or_default();
    list.iter()
        .map(JsCast::unchecked_into::<MediaDeviceInfo>)
        .filter(|device| device.kind() == MediaDeviceKind::Videoinput)
        .map(|device| CameraChoice {
            id: device.device_id(),
            name: device.label(),
        })
        .filter(|choice| !choice.id.is_empty())
        .collect()
}

/// Whether the person allowed the camera before, as far as the browser tells.
pub(crate) async fn is_allowed() -> bool {
    let Some(permissions) = js::part::<JsValue>(&window().navigator(), "permissions") else {
        return false;
    };
    let Ok(query) = js::field(&permissions, "query").dyn_into::<Function>() else {
        return false;
    };
    let camera = js::object(&[("name", "camera".into())]);
    // Firefox before 2025 throws on this name.
    let Ok(Ok(promise)) = query
        .call1(&permissions, &camera)
        .map(JsCast::dyn_into::<Promise>)
    else {
        return false;
    };
    let status = JsFuture::from(promise).await.unwrap_or_default();
    js::field(&status, "state") == "granted"
}

fn devices() -> Option<MediaDevices> {
    js::part(&window().navigator(), "mediaDevices")
}

fn constraints(choice: Option<&str>) -> JsValue {
    let ideal = |value: JsValue| JsValue::from(js::object(&[("ideal", value)]));
    let which = match choice {
        Some(id) => ("deviceId", js::object(&[("exact", id.into())]).into()),
        None => ("facingMode", ideal("environment".into())),
    };
    let size = [("width", ideal(1280.into())), ("height", ideal(720.into()))];
    let [width, height] = size;
    let video = js::object(&[which, width, height]);
    js::object(&[("video", video.into()), ("audio", false.into())]).into()
}

fn call(of: &JsValue, method: &str) -> JsValue {
    js::field(of, method)
        .dyn_into::<Function>()
        .and_then(|method| method.call0(of))
        .unwrap_or(JsValue::UNDEFINED)
}
