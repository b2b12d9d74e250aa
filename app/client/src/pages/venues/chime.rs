//! A short chime at each check-in, off until the owner switches it on: browsers
//! let a page sound only after a tap.

use gloo::events::EventListener;
use gloo::storage::{LocalStorage, Storage};
use leptos::prelude::*;
use locales::Text;
use wasm_bindgen::JsValue;
use web_sys::AudioContext;

use crate::i18n::t;

const CHOICE: &str = "chime";
/// Two notes, a fourth apart, in Hz; as shop doors have them.
const NOTES: [f32; 2] = [659.3, 880.0];
/// Seconds from one note to the next, and until the last has faded.
const STEP: f64 = 0.16;
const FADE: f64 = 0.5;
const LOUD: f32 = 0.25;
const SILENT: f32 = 0.001;

/// The chime of a page.
#[derive(Clone, Copy)]
pub(super) struct Chime {
    is_on: RwSignal<bool>,
    /// Made when it is first needed.
    sound: StoredValue<Option<AudioContext>, LocalStorage_>,
}

/// Leptos' storage of things that stay on one thread; the browser's has the same name.
type LocalStorage_ = leptos::prelude::LocalStorage;

impl Chime {
    /// As it was left the last time.
    pub(super) fn remembered() -> Self {
        let chosen = LocalStorage::raw().get_item(CHOICE).ok().flatten();
        let chime = Self {
            is_on: RwSignal::new(chosen.is_some()),
            sound: StoredValue::new_local(None),
        };
        // After a reload the first tap anywhere lets it sound again.
        let tap = EventListener::once(&document(), "pointerdown", move |_| {
            if chime.is_on.try_get_untracked() == Some(true) {
                drop(chime.awake());
            }
        });
        let tap = StoredValue::new_local(Some(tap));
        on_cleanup(move || drop(tap.try_update_value(Option::take)));
        chime
    }

    /// Sounds, if it is on and the browser lets it.
    pub(super) fn strike(self) {
        if self.is_on.get_untracked()
            && let Some(sound) = self.awake()
        {
            // A phone without sound still shows the count.
            drop(play(&sound));
        }
    }

    fn switch(self) {
        let is_on = !self.is_on.get_untracked();
        self.is_on.set(is_on);
        // A browser that keeps nothing forgets it until the next time.
        if is_on {
            drop(LocalStorage::raw().set_item(CHOICE, "on"));
            self.strike();
        } else {
            LocalStorage::delete(CHOICE);
        }
    }

    /// The browser's sound, told to go on where it was stopped.
    fn awake(self) -> Option<AudioContext> {
        let sound = self.sound.try_update_value(|sound| {
            if sound.is_none() {
                *sound = AudioContext::new().ok();
            }
            sound.clone()
        });
        let sound = sound.flatten()?;
        drop(sound.resume());
        Some(sound)
    }
}

/// The button that switches it; pressing it lets one hear how it sounds.
#[component]
pub(super) fn ChimeSwitch(chime: Chime) -> impl IntoView {
    view! {
        <button type="button" class="button button--small" aria-pressed=move || chime.is_on.get().to_string()
            on:click=move |_| chime.switch()>
            {move || if chime.is_on.get() { t(Text::ChimeIsOn)() } else { t(Text::ChimeIsOff)() }}
        </button>
    }
}

fn play(sound: &AudioContext) -> Result<(), JsValue> {
    let now = sound.current_time();
    for (place, note) in NOTES.into_iter().enumerate() {
        let start = now + place as f64 * STEP;
        let (tone, volume) = (sound.create_oscillator()?, sound.create_gain()?);
        tone.frequency().set_value(note);
        volume.gain().set_value_at_time(LOUD, start)?;
        volume
            .gain()
            .exponential_ramp_to_value_at_time(SILENT, start + FADE)?;
        tone.connect_with_audio_node(&volume)?;
        volume.connect_with_audio_node(&sound.destination())?;
        tone.start_with_when(start)?;
        tone.stop_with_when(start + FADE)?;
    }
    Ok(())
}
