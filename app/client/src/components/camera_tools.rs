//! Light, zoom and choice of camera; each only where this camera has it.

use std::rc::Rc;

use leptos::prelude::*;
use locales::{Text, filled};
use web_sys::HtmlInputElement;

use super::viewfinder::Tools;
use crate::camera::device::{CameraChoice, Zoom};
use crate::camera::session::Session;
use crate::i18n::{shown, t};
use crate::js;

#[component]
pub(super) fn CameraTools(
    tools: Tools,
    session: StoredValue<Rc<Session>, LocalStorage>,
    #[prop(into)] on_choose: Callback<String>,
) -> impl IntoView {
    let several = tools.cameras.len() > 1;
    let Tools {
        abilities,
        cameras,
        current,
    } = tools;
    view! {
        <div class="tools">
            {abilities.torch.then(|| torch(session))}
            {abilities.zoom.map(|range| zoom(session, range))}
            {several.then(|| choice(cameras, current, on_choose))}
        </div>
    }
}

fn torch(session: StoredValue<Rc<Session>, LocalStorage>) -> impl IntoView {
    let is_on = RwSignal::new(false);
    let switch = move |_| {
        is_on.update(|on| *on = !*on);
        session.with_value(|session| session.set(Some(is_on.get_untracked()), None));
    };
    view! {
        <button
            type="button"
            class="button button--quiet"
            aria-pressed=move || is_on.get().to_string()
            on:click=switch
        >
            {move || if is_on.get() { t(Text::ScanTorchOff)() } else { t(Text::ScanTorchOn)() }}
        </button>
    }
}

fn zoom(session: StoredValue<Rc<Session>, LocalStorage>, range: Zoom) -> impl IntoView {
    let zoom = move |event| {
        let value = event_target::<HtmlInputElement>(&event).value_as_number();
        session.with_value(|session| session.set(None, Some(value)));
    };
    view! {
        <label class="tools__zoom">
            {t(Text::ScanZoom)}
            <input
                type="range"
                min=js::written(range.min)
                max=js::written(range.max)
                step=js::written(range.step)
                value=js::written(range.min)
                on:input=zoom
            />
        </label>
    }
}

fn choice(
    cameras: Vec<CameraChoice>,
    current: String,
    on_choose: Callback<String>,
) -> impl IntoView {
    let shown = shown();
    let options = cameras.into_iter().enumerate().map(move |(index, camera)| {
        let selected = camera.id == current;
        let named = camera.name.clone();
        let name = move || {
            if named.is_empty() {
                let number = (index + 1).to_string();
                return filled(shown.get(), Text::ScanCameraNumber, &[("number", &number)]);
            }
            named.clone()
        };
        view! { <option value=camera.id selected=selected>{name}</option> }
    });
    view! {
        <label class="tools__choice">
            {t(Text::ScanCameraChoice)}
            <select on:change=move |event| on_choose.run(event_target_value(&event))>
                {options.collect_view()}
            </select>
        </label>
    }
}
