//! How wrong this phone's clock is: measured at every exchange with the
//! server, kept for records that are made without one.

use domain::time::{ClockReading, Timestamp};
use leptos::prelude::*;

use crate::offline::values;
use crate::trail::Trail;

const NAME: &str = "clock";

/// Brings the last reading of an earlier visit.
pub(crate) async fn restore(trail: Trail) {
    if let Ok(Some(reading)) = values::get(NAME).await {
        // One that was measured since is better.
        trail.clock.update(|clock| *clock = clock.or(Some(reading)));
    }
}

/// Takes a new reading from an exchange that began at `sent`.
pub(crate) async fn measured(
    trail: Trail,
    sent: Timestamp,
    received: Timestamp,
    server: Timestamp,
) {
    let reading = ClockReading::from_exchange(sent, received, server);
    trail.clock.set(Some(reading));
    // Not kept means only that the next visit starts without one.
    let _ = values::put(NAME, &reading).await;
}
