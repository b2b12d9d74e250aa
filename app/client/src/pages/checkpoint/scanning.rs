//! One person after the other: the verdict fills the screen until the next scan.

use domain::checkpoint::scan::Reader;
use domain::checkpoint::verdict::Outcome;
use domain::code::personal;
use domain::time::Timestamp;
use domain::venue::Direction;
use domain::wedge::WedgeRefusal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use locales::Text;

use super::counters::Counters;
use super::handover::HandOver;
use super::recent::Recent;
use super::typed::Typed;
use super::verdict_panel::VerdictPanel;
use super::words;
use crate::camera::error::CameraError;
use crate::checkpoint::judge::{Judge, Sight};
use crate::checkpoint::post::{self, Post};
use crate::checkpoint::record::{NotRecorded, record};
use crate::checkpoint::shift::Shift;
use crate::checkpoint::signal::Sound;
use crate::checkpoint::wedge::{self, Brought};
use crate::components::viewfinder::Viewfinder;
use crate::i18n::t;
use crate::speed;
use crate::time_text::now;
use crate::trail::trail;

/// Scans that can be looked at again.
const REMEMBERED: usize = 20;
/// A text that is read again within this time is still held before the camera.
const STILL_HELD: std::time::Duration = std::time::Duration::from_secs(3);

/// A sight with what became of recording it.
#[derive(Clone)]
pub(super) struct Seen {
    pub(super) sight: Sight,
    pub(super) direction: Direction,
    /// `None` while it is being saved, or where there is nothing to save.
    pub(super) saved: RwSignal<Option<Result<(), NotRecorded>>>,
}

#[component]
pub(super) fn Scanning(
    judge: Judge,
    post: Post,
    sound: Sound,
    #[prop(into)] on_stop: Callback<()>,
) -> impl IntoView {
    let trail = trail();
    let shift = Shift::read();
    let post = RwSignal::new(post);
    let seen = RwSignal::new(Vec::<Seen>::new());
    let last_text = StoredValue::new((String::new(), Timestamp::from_millis(0)));
    let show = Callback::new(move |(sight, reader): (Sight, Reader)| {
        let at_post = post.get_untracked();
        let direction = at_post.direction;
        let outcome = sight.verdict.outcome;
        let is_somebody = sight.held.is_somebody();
        let saved = RwSignal::new(None);
        sound.give(if is_somebody {
            outcome
        } else {
            Outcome::Unknown
        });
        seen.update(|seen| {
            let sight = sight.clone();
            seen.insert(
                0,
                Seen {
                    sight,
                    direction,
                    saved,
                },
            );
            seen.truncate(REMEMBERED);
        });
        speed::verdict_is_shown();
        if is_somebody {
            shift.count(direction, outcome);
            spawn_local(async move {
                let done = record(trail, at_post, sight, reader).await;
                saved.try_set(Some(done));
            });
        }
    });
    let scanned = Callback::new(move |(text, reader): (String, Reader)| {
        let is_held = last_text
            .try_update_value(|last| {
                let is_held = last.0 == text && now().since(last.1) < STILL_HELD;
                *last = (text.clone(), now());
                is_held
            })
            .unwrap_or(true);
        // A personal code has a memory of its own.
        if is_held && !personal::is_claimed(&text) {
            return;
        }
        let direction = post.with_untracked(|post| post.direction);
        if let Some(sight) = judge.judge(&text, direction) {
            show.run((sight, reader));
        }
    });
    let in_frame = move |texts: Vec<String>| {
        let ours = texts.iter().position(|text| personal::is_claimed(text));
        if let Some(text) = texts.into_iter().nth(ours.unwrap_or(0)) {
            scanned.run((text, Reader::Camera));
        }
    };
    let refused = RwSignal::new(None::<WedgeRefusal>);
    let brought = Callback::new(move |brought: Brought| match brought {
        Ok(text) => {
            refused.set(None);
            scanned.run((text, Reader::Wedge));
        }
        Err(reason) => {
            sound.give(Outcome::Unknown);
            refused.set(Some(reason));
        }
    });
    wedge::listen(trail, brought);
    let camera = RwSignal::new(None::<CameraError>);
    let outcome = Memo::new(move |_| seen.with(|seen| Some(seen.first()?.sight.verdict.outcome)));
    let class = move || match outcome.get() {
        None => "checkpoint",
        Some(Outcome::Normal) => "checkpoint checkpoint--normal",
        Some(Outcome::Abnormal) => "checkpoint checkpoint--abnormal",
        Some(Outcome::Unknown) => "checkpoint checkpoint--unknown",
    };
    view! {
        <section class=class>
            <Head post on_stop />
            <div role="alert">
                {move || refused.get().map(|reason| view! {
                    <p class="notice notice--problem">{t(words::wedge(reason))}</p>
                })}
            </div>
            <VerdictPanel seen />
            <div class="checkpoint__camera">
                {move || match camera.get() {
                    None => view! {
                        <Viewfinder goes_on=true aim=Text::CheckpointAim on_found=in_frame
                            on_error=move |error| camera.set(Some(error)) />
                    }
                    .into_any(),
                    Some(error) => {
                        let (what, next_step) = error.texts();
                        view! {
                            <div class="notice notice--problem" role="alert">
                                <strong>{t(what)}</strong> <p>{t(next_step)}</p>
                                <button type="button" class="button" on:click=move |_| camera.set(None)>
                                    {t(Text::TryAgain)}
                                </button>
                            </div>
                        }
                        .into_any()
                    }
                }}
            </div>
            <div class="checkpoint__more">
                <Typed judge show />
                <Counters shift />
                <HandOver />
                <Recent seen />
            </div>
        </section>
    }
}

/// Where one stands, which way people go, and the way out.
#[component]
fn Head(post: RwSignal<Post>, #[prop(into)] on_stop: Callback<()>) -> impl IntoView {
    let way = move |direction, text| {
        let is_it = move || post.with(|post| post.direction == direction);
        let choose = move |_| {
            post.update(|post| post.direction = direction);
            let chosen = post.get_untracked();
            spawn_local(async move { post::keep(&chosen).await });
        };
        view! {
            <button type="button" class="checkpoint__way" aria-pressed=move || is_it().to_string() on:click=choose>
                {t(text)}
            </button>
        }
    };
    view! {
        <header class="checkpoint__head">
            <h1>{move || post.with(|post| post.name.clone())}</h1>
            <div class="checkpoint__ways" role="group" aria-label=t(Text::CheckpointDirection)>
                {way(Direction::In, Text::CheckpointIn)}
                {way(Direction::Out, Text::CheckpointOut)}
            </div>
            <button type="button" class="button button--small" on:click=move |_| on_stop.run(())>
                {t(Text::CheckpointStop)}
            </button>
        </header>
    }
}
