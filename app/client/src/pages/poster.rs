//! A poster's address, opened by the phone's own camera app: where one is, and
//! one tap to check in. The code stays in the address, so that a reload works.

use domain::check_in::Method;
use domain::code::keys::KeyList;
use domain::code::venue::VenueCode;
use domain::code::{Code, CodeError};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use locales::Text;

use crate::components::heading::Heading;
use crate::components::place::Place;
use crate::components::refusal::{NotValidAnyMore, Refused};
use crate::components::scanned::{CheckInNow, read_with_keys};
use crate::i18n::t;
use crate::offline::entries::Label;
use crate::trail::trail;

#[component]
pub(crate) fn Poster() -> impl IntoView {
    let hash = use_location().hash;
    // Another poster may be opened in the same tab: only the part after # changes.
    move || view! { <PosterOf hash=hash.get() /> }
}

#[component]
fn PosterOf(hash: String) -> impl IntoView {
    let is_empty = hash.len() < 2;
    let code = read_with_keys(trail(), move |keys| read(&hash, keys));
    let tapped = RwSignal::new(false);
    move || match code.get() {
        _ if is_empty => view! {
            <Heading text=Text::PosterTitle />
            <p>{t(Text::PosterNoCode)}</p>
            {scan_link()}
        }
        .into_any(),
        None => view! { <p class="busy" role="status">{t(Text::PosterReading)}</p> }.into_any(),
        Some(Ok(Code::Venue(code))) => view! { <Here code tapped /> }.into_any(),
        Some(Ok(Code::Personal | Code::Foreign(_))) => {
            view! { <Refused error=CodeError::Damaged /> {scan_link()} }.into_any()
        }
        Some(Err(error)) => view! { <Refused error /> {scan_link()} }.into_any(),
    }
}

/// The place and the button; after the tap, the verdict.
#[component]
fn Here(code: VenueCode, tapped: RwSignal<bool>) -> impl IntoView {
    let trail = trail();
    move || {
        let code = code.clone();
        if tapped.get() {
            return view! {
                <CheckInNow code method=Method::Link>{scan_link()}</CheckInNow>
            }
            .into_any();
        }
        let label = Label::from(&code);
        if let Some(reason) = trail.withdrawn.with(|list| list.refuses(&code)) {
            return view! { <NotValidAnyMore reason label /> {scan_link()} }.into_any();
        }
        view! {
            <Heading text=Text::PosterTitle />
            <section class="here">
                <p>{t(Text::PosterHere)}</p>
                <Place label />
            </section>
            <button type="button" class="button button--primary" on:click=move |_| tapped.set(true)>
                {t(Text::PosterCheckIn)}
            </button>
        }
        .into_any()
    }
}

/// The signature covers the whole address. The one that was opened may be a
/// second address of the same city, so the others are tried as well.
fn read(hash: &str, keys: Option<&KeyList>) -> Result<Code, CodeError> {
    let at = |origin: &str| Code::read(&format!("{origin}/v{hash}"), keys);
    let own = window().location().origin().unwrap_or_default();
    let code = at(&own);
    if code != Err(CodeError::Forged) {
        return code;
    }
    let others = keys.map(|keys| keys.origins.as_slice()).unwrap_or_default();
    others
        .iter()
        .find_map(|origin| at(origin).ok())
        .map_or(code, Ok)
}

fn scan_link() -> impl IntoView {
    view! { <a href="/scan" class="button">{t(Text::ScanAgain)}</a> }
}
