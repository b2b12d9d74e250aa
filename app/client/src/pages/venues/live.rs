//! Check-ins as they arrive, told by the server for as long as a page is open
//! and looked at. Where it cannot tell, the page is asked to look now and then.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use domain::ids::VenueId;
use domain::json::{self, Json, Read};
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{EventSource, MessageEvent, VisibilityState};

const ADDRESS: &str = "/api/v1/live";
/// How often to look where the server cannot tell.
const LOOK_EVERY_MS: u32 = 20_000;

/// What is heard.
#[derive(Clone, Copy)]
pub(super) enum News {
    /// Somebody checked in at one of the caller's venues.
    Arrived(Arrival),
    /// Something may have been missed: look.
    Perhaps,
}

/// A check-in, as far as it is told: where, and how many of today it makes.
#[derive(Clone, Copy)]
pub(super) struct Arrival {
    pub(super) venue: VenueId,
    pub(super) today: u32,
}

impl Read for Arrival {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(Self {
            venue: fields.get("venue")?,
            today: fields.get("today")?,
        })
    }
}

/// Calls `heard` with all news until the page is left.
pub(super) fn listen(heard: Callback<News>) {
    let line = Line(Rc::new(Inside {
        heard,
        source: RefCell::new(None),
        missed: Cell::new(false),
    }));
    line.open();
    let (at_sight, at_tick) = (line.clone(), line.clone());
    let sight = EventListener::new(&document(), "visibilitychange", move |_| {
        if is_seen() {
            at_sight.open();
        } else {
            at_sight.close();
        }
    });
    let tick = Interval::new(LOOK_EVERY_MS, move || at_tick.look_after());
    let all = StoredValue::new_local(Some((line, sight, tick)));
    on_cleanup(move || {
        if let Some((line, ..)) = all.try_update_value(Option::take).flatten() {
            line.close();
        }
    });
}

/// The connection, opened and closed again and again.
#[derive(Clone)]
struct Line(Rc<Inside>);

struct Inside {
    heard: Callback<News>,
    source: RefCell<Option<Source>>,
    /// It was closed or broken for a while.
    missed: Cell<bool>,
}

struct Source {
    events: EventSource,
    /// Heard for as long as they are kept.
    _listeners: [EventListener; 3],
}

impl Line {
    fn open(&self) {
        if !is_seen() || self.0.source.borrow().is_some() {
            return;
        }
        let Ok(events) = EventSource::new(ADDRESS) else {
            return self.0.missed.set(true);
        };
        let (on_open, on_message, on_error) = (self.clone(), self.clone(), self.clone());
        let listeners = [
            EventListener::new(&events, "open", move |_| {
                if on_open.0.missed.replace(false) {
                    on_open.tell(News::Perhaps);
                }
            }),
            EventListener::new(&events, "message", move |event| {
                let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
                let text = data.and_then(|data| data.as_string());
                if let Some(arrival) = text.and_then(|text| json::read(&text)) {
                    on_message.tell(News::Arrived(arrival));
                }
            }),
            // It tries again by itself, unless the server said no.
            EventListener::new(&events, "error", move |_| on_error.0.missed.set(true)),
        ];
        *self.0.source.borrow_mut() = Some(Source {
            events,
            _listeners: listeners,
        });
    }

    fn close(&self) {
        if let Some(source) = self.0.source.take() {
            source.events.close();
        }
        self.0.missed.set(true);
    }

    /// Looks where nothing can be told, and tries to open what was refused.
    fn look_after(&self) {
        if !is_seen() {
            return;
        }
        let state = self
            .0
            .source
            .borrow()
            .as_ref()
            .map(|it| it.events.ready_state());
        if state == Some(EventSource::OPEN) {
            return;
        }
        self.tell(News::Perhaps);
        if state != Some(EventSource::CONNECTING) {
            self.close();
            self.open();
        }
    }

    fn tell(&self, news: News) {
        let _ = self.0.heard.try_run(news);
    }
}

fn is_seen() -> bool {
    document().visibility_state() == VisibilityState::Visible
}
