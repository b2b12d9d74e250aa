//! Sends what waits. Decisions are [`Outbox`]'s; here is only who asks it, when,
//! and what is done with its answers.

pub(crate) mod channel;
pub(crate) mod exchange;
mod leader;
mod triggers;

use std::rc::Rc;

use domain::outbox::{Entry, Outbox, State, Step};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::bell::{Bell, Ring};
use crate::time_text::now;
use crate::trail::Trail;
use crate::{clock, js, keys, random, withdrawn};

thread_local! {
    static BELL: Rc<Bell> = Rc::default();
}

/// Longest time without a look at what other tabs and the browser left behind.
const LOOK_AGAIN_MS: u32 = 60_000;

/// The same after the browser's storage did not answer; it often does soon after.
const AFTER_FAILURE_MS: u32 = 3_000;

/// Starts sending, for as long as the page lives.
pub(crate) fn start(trail: Trail) {
    channel::listen(trail);
    triggers::listen();
    spawn_local(async move {
        // Before the keys, with which codes are read from then on.
        withdrawn::restore(trail).await;
        keys::restore(trail).await;
        clock::restore(trail).await;
        // Whether it worked is shown; sending has nothing to do then.
        let _ = trail.reload().await;
        run(trail).await;
    });
}

/// Something happened that may make sending possible.
pub(crate) fn ring(ring: Ring) {
    BELL.with(|bell| bell.ring(ring));
}

async fn run(trail: Trail) {
    let bell = BELL.with(Rc::clone);
    let mut outbox = Outbox::load([]);
    loop {
        if keys::is_due(trail) || withdrawn::is_due() {
            spawn_local(look_up(trail));
        }
        let pause = match leader::take().await {
            Some(lead) => {
                let pause = drain(trail, &mut outbox).await;
                lead.give_back().await;
                pause
            }
            None => LOOK_AGAIN_MS,
        };
        match js::within(pause, bell.rung()).await {
            Some(Ring::Asked) => outbox.signed_in(),
            Some(Ring::Hope) => outbox.wake(),
            Some(Ring::Look) | None => {}
        }
    }
}

/// Asks who issues codes and which were withdrawn, where it is time to.
async fn look_up(trail: Trail) {
    if keys::is_due(trail) {
        keys::refresh(trail).await;
    }
    if withdrawn::is_due() {
        withdrawn::refresh(trail).await;
    }
}

/// Sends batch after batch while the outbox says so; gives the milliseconds to
/// the next try.
async fn drain(trail: Trail, outbox: &mut Outbox) -> u32 {
    loop {
        if !bring_up_to_date(trail, outbox).await {
            trail.sending.update(|sending| sending.now = false);
            return AFTER_FAILURE_MS;
        }
        let at = now();
        let step = outbox.next_step(at);
        trail.sending.update(|sending| {
            sending.must_sign_in = step == Step::SignIn;
            sending.now = matches!(step, Step::Send(_));
        });
        match step {
            Step::Idle | Step::SignIn => return LOOK_AGAIN_MS,
            Step::WaitUntil(moment) => {
                let millis = u32::try_from(moment.since(at).as_millis()).unwrap_or(u32::MAX);
                return millis.clamp(1, LOOK_AGAIN_MS);
            }
            Step::Send(ids) => {
                let (batch, answer) = exchange::send(trail, &ids).await;
                let changed = outbox.settle(batch, &ids, answer, now(), random_number());
                // Not stored means sent again: the server answers the same.
                let _ = trail.settle(&changed).await;
            }
        }
    }
}

/// Other tabs add records and settle some. `false` when the storage fails.
async fn bring_up_to_date(trail: Trail, outbox: &mut Outbox) -> bool {
    if trail.reload().await.is_err() {
        return false;
    }
    let waiting: Vec<Entry> = trail.records.with_untracked(|records| {
        let entries = records.iter().map(|kept| kept.entry);
        entries
            .filter(|entry| matches!(entry.state, State::Waiting { .. }))
            .collect()
    });
    waiting.iter().for_each(|entry| outbox.add(entry.id));
    if outbox.waiting() > waiting.len() {
        *outbox = Outbox::load(waiting);
    }
    true
}

fn random_number() -> u32 {
    random::bytes().map_or(u32::MAX, u32::from_be_bytes)
}
