//! The server's clock. Use cases read it here, `domain` is given the moment.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use domain::time::Timestamp;

/// The moment by the machine's clock.
pub fn now() -> Timestamp {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Where a [`crate::Backend`] takes its time from.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// Stands still until it is moved: ten minutes pass in a test at once.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `start`.
    pub fn manual(start: Timestamp) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(start.as_millis())))
    }

    /// The moment.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => now(),
            Self::Manual(millis) => Timestamp::from_millis(millis.load(Ordering::SeqCst)),
        }
    }

    /// Moves a manual clock on; the machine's clock is left alone.
    pub fn advance(&self, by: Duration) {
        if let Self::Manual(millis) = self {
            millis.store(self.now().plus(by).as_millis(), Ordering::SeqCst);
        }
    }
}
