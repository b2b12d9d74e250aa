//! Scanning a venue code: one tap, the camera, the verdict.

use domain::check_in::Method;
use domain::code::venue::is_claimed;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::Text;

use crate::camera::device::is_allowed;
use crate::camera::error::CameraError;
use crate::components::heading::Heading;
use crate::components::picture_file::PictureFile;
use crate::components::scanned::Scanned;
use crate::components::viewfinder::Viewfinder;
use crate::i18n::t;
use crate::service_worker::Updates;

/// Where the page stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Start,
    Looking,
    NoCamera(CameraError),
    Read { text: String, method: Method },
}

#[component]
pub(crate) fn Scan() -> impl IntoView {
    let step = RwSignal::new(Step::Start);
    let updates = expect_context::<Updates>();
    updates.busy.set(true);
    on_cleanup(move || updates.busy.set(false));
    spawn_local(async move {
        // Allowed before: nobody needs to be asked or to tap a second time.
        if is_allowed().await && step.try_get_untracked() == Some(Step::Start) {
            step.set(Step::Looking);
        }
    });
    let found = move |texts: Vec<String>, method| {
        if let Some(text) = best(texts) {
            step.set(Step::Read { text, method });
        }
    };
    let in_picture = Callback::new(move |texts| found(texts, Method::Picture));
    let in_frame = Callback::new(move |texts| found(texts, Method::Camera));
    move || {
        match step.get() {
        Step::Start => view! {
            <Heading text=Text::ScanTitle />
            <p>{t(Text::ScanOpenHint)}</p>
            {open_button(step, Text::ScanOpen)}
            <p class="quiet">{t(Text::ScanPictureHint)}</p>
            <PictureFile on_found=in_picture />
        }
        .into_any(),
        Step::Looking => view! {
            <h1 class="unseen">{t(Text::ScanTitle)}</h1>
            <Viewfinder on_found=in_frame on_error=move |error| step.set(Step::NoCamera(error)) />
            <PictureFile on_found=in_picture />
            <button type="button" class="button button--quiet" on:click=move |_| step.set(Step::Start)>
                {t(Text::ScanClose)}
            </button>
        }
        .into_any(),
        Step::NoCamera(error) => {
            let (what, next_step) = error.texts();
            view! {
                <section class="refusal" role="alert">
                    <h1>{t(what)}</h1>
                    <p>{t(next_step)}</p>
                </section>
                {open_button(step, Text::TryAgain)}
                <PictureFile on_found=in_picture />
            }
            .into_any()
        }
        Step::Read { text, method } => view! {
            <Scanned text method>{open_button(step, Text::ScanAgain)}</Scanned>
        }
        .into_any(),
    }
    }
}

fn open_button(step: RwSignal<Step>, text: Text) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button--primary"
            on:click=move |_| step.set(Step::Looking)
        >
            {t(text)}
        </button>
    }
}

/// Of several codes in one picture, ours.
fn best(texts: Vec<String>) -> Option<String> {
    let ours = texts.iter().position(|text| is_claimed(text)).unwrap_or(0);
    texts.into_iter().nth(ours)
}
