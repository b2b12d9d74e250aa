//! What a verdict sounds and feels like, so that nobody need look: high and
//! rising is normal, low and falling abnormal, twice the same unknown.

use domain::checkpoint::verdict::Outcome;
use js_sys::{Array, Function};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AudioContext, OscillatorType};

use crate::js;

const SILENT: f32 = 0.001;
const LOUD: f32 = 0.35;
/// Seconds of one note.
const NOTE: f64 = 0.14;

/// The phone's sound, made with the tap that begins a shift: browsers let a page
/// sound only after one.
#[derive(Clone, Copy)]
pub(crate) struct Sound(StoredValue<Option<AudioContext>, LocalStorage>);

impl Sound {
    /// Nothing sounds yet.
    pub(crate) fn silent() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// To be called from a tap.
    pub(crate) fn wake(self) {
        // A phone without sound still shows colour, sign and word.
        self.0.set_value(AudioContext::new().ok());
    }

    /// Lets one hear and feel the outcome.
    pub(crate) fn give(self, outcome: Outcome) {
        let (notes, shape, buzz): (&[f32], _, &[u32]) = match outcome {
            Outcome::Normal => (&[659.3, 987.8], OscillatorType::Sine, &[80]),
            Outcome::Abnormal => (
                &[392.0, 294.0, 220.0],
                OscillatorType::Square,
                &[300, 100, 300, 100, 300],
            ),
            Outcome::Unknown => (&[523.3, 523.3], OscillatorType::Triangle, &[150, 100, 150]),
        };
        self.0.with_value(|sound| {
            if let Some(sound) = sound {
                drop(play(sound, notes, shape));
            }
        });
        vibrate(buzz);
    }
}

fn play(sound: &AudioContext, notes: &[f32], shape: OscillatorType) -> Result<(), JsValue> {
    drop(sound.resume());
    let mut start = sound.current_time();
    for note in notes {
        let (tone, volume) = (sound.create_oscillator()?, sound.create_gain()?);
        tone.set_type(shape);
        tone.frequency().set_value(*note);
        volume.gain().set_value_at_time(LOUD, start)?;
        volume
            .gain()
            .exponential_ramp_to_value_at_time(SILENT, start + NOTE)?;
        tone.connect_with_audio_node(&volume)?;
        volume.connect_with_audio_node(&sound.destination())?;
        tone.start_with_when(start)?;
        tone.stop_with_when(start + NOTE)?;
        start += NOTE;
    }
    Ok(())
}

fn vibrate(pattern: &[u32]) {
    let navigator = window().navigator();
    if let Ok(vibrate) = js::field(&navigator, "vibrate").dyn_into::<Function>() {
        let pattern: Array = pattern.iter().map(|it| JsValue::from(*it)).collect();
        drop(vibrate.call1(&navigator, &pattern));
    }
}
