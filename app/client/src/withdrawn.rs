//! Which posters no longer count, as this phone knows it: fetched part by part
//! while there is a network, so that a stolen poster is refused without one.

use std::cell::Cell;
use std::time::Duration;

use domain::code::withdrawn::{Withdrawn, WithdrawnPart};
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::js;
use crate::offline::values;
use crate::time_text::now;
use crate::trail::{Keys, Trail};

const NAME: &str = "withdrawn";
/// The same rhythm as the key list's.
const FRESH: Duration = Duration::from_secs(12 * 60 * 60);
const PATIENCE_MS: u32 = 30_000;

thread_local! {
    /// When the server last answered to the end, in this visit.
    static ANSWERED_AT: Cell<Option<Timestamp>> = const { Cell::new(None) };
}

/// Brings what an earlier visit knew.
pub(crate) async fn restore(trail: Trail) {
    let Ok(Some(kept)) = values::get::<WithdrawnPart>(NAME).await else {
        return;
    };
    let mut known = Withdrawn::default();
    if known.add(&kept) {
        trail.withdrawn.set(known);
    }
}

/// Whether it is time to ask.
pub(crate) fn is_due() -> bool {
    ANSWERED_AT
        .get()
        .is_none_or(|answered| now().since(answered) >= FRESH)
}

/// Asks the server for what is new. A part that no issuing key signed, or that
/// does not go on where this phone's list ends, changes nothing.
pub(crate) async fn refresh(trail: Trail) {
    let Keys::Known(keys) = trail.keys.get_untracked() else {
        return;
    };
    let mut known = trail.withdrawn.get_untracked();
    while let Some(Ok(signed)) = js::within(PATIENCE_MS, api::keys::withdrawn(known.until)).await {
        let part = signed.open(&keys).filter(|part| known.add(part));
        // Whoever gives nothing new and says that there is more is not asked at once again.
        if !part.is_some_and(|part| !part.is_last && part.until > part.after) {
            ANSWERED_AT.set(Some(now()));
            break;
        }
    }
    keep(&known).await;
    trail.withdrawn.set(known);
}

/// All that counts, as one part from the beginning.
async fn keep(known: &Withdrawn) {
    let Some(issued_at) = known.issued_at else {
        return;
    };
    let whole = WithdrawnPart {
        after: 0,
        until: known.until,
        is_last: true,
        issued_at,
        entries: known.entries(),
    };
    // Not kept means only that the next visit asks from the beginning.
    let _ = values::put(NAME, &whole).await;
}
