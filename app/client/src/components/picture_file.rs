//! A picture of the code instead of the camera.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::Text;

use crate::camera::decoder::Decoder;
use crate::camera::picture::{self, PictureError};
use crate::i18n::t;

/// Asks for a picture file; gives the texts found in it.
#[component]
pub(crate) fn PictureFile(#[prop(into)] on_found: Callback<Vec<String>>) -> impl IntoView {
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<PictureError>);
    let decoder = StoredValue::new_local(Rc::new(Decoder::default()));
    let input = NodeRef::<leptos::html::Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        // The same file chosen again must be read again.
        input.set_value("");
        error.set(None);
        busy.set(true);
        let decoder = decoder.get_value();
        spawn_local(async move {
            let read = picture::read(&file, &decoder).await;
            busy.try_set(false);
            match read {
                Ok(texts) => drop(on_found.try_run(texts)),
                Err(reason) => drop(error.try_set(Some(reason))),
            }
        });
    };
    view! {
        <div class="picture">
            <label class="button" class:button--busy=busy>
                {move || if busy.get() { t(Text::ScanPictureReading)() } else { t(Text::ScanPicture)() }}
                <input class="picture__input" type="file" accept="image/*" node_ref=input on:change=chosen />
            </label>
            <p class="field__error" role="alert">{move || error.get().map(words).map(t)}</p>
        </div>
    }
}

const fn words(error: PictureError) -> Text {
    match error {
        PictureError::NotAPicture => Text::ScanPictureBad,
        PictureError::NoCode => Text::ScanPictureNone,
        PictureError::NoDecoder => Text::CameraNoDecoderHint,
    }
}
