//! Waiting for a condition; the only place where time passes by itself.

use std::future::Future;
use std::time::{Duration, Instant};

/// Long enough for a slow machine that runs several browsers; a test that
/// passes never waits that long.
pub const PATIENCE: Duration = Duration::from_secs(60);
const BETWEEN_LOOKS: Duration = Duration::from_millis(40);

/// Looks again and again until there is something to see; `None` when patience
/// ran out.
pub async fn until<T, F, L>(mut look: L) -> Option<T>
where
    F: Future<Output = Option<T>>,
    L: FnMut() -> F,
{
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(seen) = look().await {
            return Some(seen);
        }
        if Instant::now() > end {
            return None;
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}

/// The same for something that needs no browser to look at.
pub fn until_blocking<T>(mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(seen) = look() {
            return Some(seen);
        }
        if Instant::now() > end {
            return None;
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
}

/// Lets this much time pass before something is broken off. Never a way to wait
/// for something: that is what the others are for.
pub fn pass(time: Duration) {
    std::thread::sleep(time);
}
