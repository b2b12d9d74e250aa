//! The camera's picture with its buttons, until a code is read in it.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::Text;

use super::camera_tools::CameraTools;
use crate::camera::decoder::Decoder;
use crate::camera::device::{Abilities, Camera, CameraChoice, choices};
use crate::camera::error::CameraError;
use crate::camera::session::Session;
use crate::i18n::t;
use crate::speed;

/// What the buttons need to know of the open camera.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tools {
    pub(super) abilities: Abilities,
    pub(super) cameras: Vec<CameraChoice>,
    pub(super) current: String,
}

/// Opens the camera as soon as it is shown, and closes it when it is gone; after
/// the first code, unless it `goes_on`.
#[component]
pub(crate) fn Viewfinder(
    #[prop(optional)] goes_on: bool,
    /// What to aim at.
    #[prop(default = Text::ScanAim)]
    aim: Text,
    #[prop(into)] on_found: Callback<Vec<String>>,
    #[prop(into)] on_error: Callback<CameraError>,
) -> impl IntoView {
    let video = NodeRef::<leptos::html::Video>::new();
    let decoder = StoredValue::new_local(Rc::new(Decoder::default()));
    let session = StoredValue::new_local(Session::new(None));
    let tools = RwSignal::new(None::<Tools>);

    let run = move || {
        let (Some(video), Some(session)) = (video.get_untracked(), session.try_get_value()) else {
            return;
        };
        let decoder = decoder.get_value();
        let warm = Rc::clone(&decoder);
        // Started beside the camera, so that the first frame finds it ready.
        spawn_local(async move {
            // Tried again, and reported, with the first frame.
            let _ = warm.start().await;
        });
        spawn_local(async move {
            if let Err(error) = session.open(&video).await {
                session.stop();
                on_error.try_run(error);
                return;
            }
            tools.try_set(tools_of(&session).await);
            loop {
                let found = session
                    .find(&video, &decoder, speed::frame_is_grabbed)
                    .await;
                match found {
                    Ok(Some(texts)) => {
                        if !goes_on {
                            session.stop();
                        }
                        if on_found.try_run(texts).is_none() || !goes_on {
                            break;
                        }
                    }
                    // Stopped: somebody else goes on from here.
                    Ok(None) => break,
                    Err(error) => {
                        session.stop();
                        on_error.try_run(error);
                        break;
                    }
                }
            }
        });
    };
    video.on_load(move |_| run());
    on_cleanup(move || {
        if let Some(session) = session.try_get_value() {
            session.stop();
        }
    });
    let choose = move |id: String| {
        session.with_value(|session| session.stop());
        session.set_value(Session::new(Some(id)));
        tools.set(None);
        run();
    };
    view! {
        <div class="viewfinder">
            <video
                class="viewfinder__video"
                node_ref=video
                aria-label=t(Text::ScanViewfinder)
                playsinline=true
                muted=true
                autoplay=true
            ></video>
            <p class="viewfinder__hint" role="status">
                {move || if tools.with(Option::is_some) { t(aim)() } else { t(Text::ScanOpening)() }}
            </p>
        </div>
        {move || tools.get().map(|tools| view! {
            <CameraTools tools session on_choose=choose />
        })}
    }
}

async fn tools_of(session: &Session) -> Option<Tools> {
    let cameras = choices().await;
    Some(Tools {
        abilities: session.with_camera(Camera::abilities)?,
        current: session.with_camera(Camera::id)?,
        cameras,
    })
}
