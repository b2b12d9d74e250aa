//! Barcode readers that type: every key of the page is listened to while no
//! field has the focus, so that nothing must be tapped before a scan.

use domain::wedge::{Heard, Key, SILENCE_MS, Wedge, WedgeRefusal, choose, worth_of};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use crate::trail::{Keys, Trail};

/// What a reader brought.
pub(crate) type Brought = Result<String, WedgeRefusal>;

/// Listens for as long as the page lives.
pub(crate) fn listen(trail: Trail, on_brought: Callback<Brought>) {
    let wedge = StoredValue::new_local(Wedge::default());
    let silence = StoredValue::new_local(None::<Timeout>);
    let take = move |heard: Heard| match heard {
        Heard::Nothing => {}
        Heard::Scan(scan) => {
            let brought = trail.keys.with_untracked(|keys| {
                let list = match keys {
                    Keys::Known(list) => Some(list),
                    Keys::Reading | Keys::Missing => None,
                };
                let origins = list.map(|list| list.origins.as_slice()).unwrap_or_default();
                choose(&scan, origins, |text| worth_of(text, list))
            });
            on_brought.try_run(brought);
        }
        Heard::Refused(reason) => {
            on_brought.try_run(Err(reason));
        }
    };
    let on_key = move |event: &Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if is_for_a_field(event) {
            return;
        }
        let heard = wedge.try_update_value(|wedge| {
            let heard = wedge.key(&key_of(event, &event.key(), &event.code()));
            // The reader's Enter must not press what has the focus.
            if wedge.is_reading() || heard != Heard::Nothing {
                event.prevent_default();
            }
            heard
        });
        if let Some(heard) = heard {
            take(heard);
        }
        let timeout = Timeout::new(SILENCE_MS as u32 + 10, move || {
            let at = window().performance().map_or(f64::NAN, |clock| clock.now());
            if let Some(heard) = wedge.try_update_value(|wedge| wedge.silence(at)) {
                take(heard);
            }
        });
        silence.try_set_value(Some(timeout));
    };
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document(), "keydown", options, on_key);
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || drop(listener.try_update_value(Option::take)));
}

fn is_for_a_field(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|it| matches!(&*it.tag_name(), "INPUT" | "TEXTAREA" | "SELECT"))
}

fn key_of<'a>(event: &KeyboardEvent, key: &'a str, code: &'a str) -> Key<'a> {
    let alt_graph = event.get_modifier_state("AltGraph");
    Key {
        key,
        code,
        at_ms: event.time_stamp(),
        shift: event.shift_key(),
        alt_graph,
        is_command: !alt_graph && (event.ctrl_key() || event.alt_key() || event.meta_key()),
        is_composing: event.is_composing(),
    }
}
