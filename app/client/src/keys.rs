//! The city's key list on this phone: the first one seen is pinned, a later
//! one is taken only from the same root.

use domain::code::keys::{KeyList, SignedKeyList};
use std::cell::Cell;
use std::time::Duration;

use domain::time::Timestamp;
use leptos::prelude::*;

use crate::offline::values;
use crate::time_text::now;
use crate::trail::{Keys, Trail};
use crate::{clock, js};

const NAME: &str = "keys";
const RECEIVED: &str = "keys-at";
/// A list older than this is asked for again.
const FRESH: Duration = Duration::from_secs(12 * 60 * 60);
const PATIENCE_MS: u32 = 30_000;

thread_local! {
    /// When the server last answered, in this visit.
    static ANSWERED_AT: Cell<Option<Timestamp>> = const { Cell::new(None) };
}

/// Brings the list of an earlier visit.
pub(crate) async fn restore(trail: Trail) {
    if let Ok(Some(at)) = values::get(RECEIVED).await {
        trail.keys_at.set(Some(at));
    }
    let known = stored().await.and_then(|signed| signed.open().ok());
    trail.keys.update(|keys| {
        if *keys == Keys::Reading {
            *keys = known.map_or(Keys::Missing, Keys::Known);
        }
    });
}

/// Asks the server for the list. No answer and a wrong one change nothing.
pub(crate) async fn refresh(trail: Trail) {
    let sent = now();
    let Some(Ok(answer)) = js::within(PATIENCE_MS, api::keys::key_list()).await else {
        return;
    };
    let received = now();
    clock::measured(trail, sent, received, answer.server_time).await;
    ANSWERED_AT.set(Some(received));
    let Some(list) = acceptable(&answer.signed).await else {
        return;
    };
    // Shown even when the browser keeps nothing: it is good for this visit.
    let _ = values::put(NAME, &answer.signed).await;
    let _ = values::put(RECEIVED, &received).await;
    trail.keys_at.set(Some(received));
    trail.keys.set(Keys::Known(list));
}

/// Whether it is time to ask for the list.
pub(crate) fn is_due(trail: Trail) -> bool {
    let known = matches!(&*trail.keys.read_untracked(), Keys::Known(_));
    let answered = ANSWERED_AT.get();
    !known || answered.is_none_or(|answered| now().since(answered) >= FRESH)
}

async fn stored() -> Option<SignedKeyList> {
    values::get(NAME).await.ok().flatten()
}

async fn acceptable(newer: &SignedKeyList) -> Option<KeyList> {
    match stored().await {
        Some(pinned) => pinned.replaced_by(newer).ok(),
        None => newer.open().ok(),
    }
}
