//! How much goes on at once, and how much of it for one caller: whoever asks for
//! more is told to come back, and nobody can take what all others need.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use domain::ids::{ApiKeyId, SessionId};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::Error;

/// Files of posters on their way, and those of one person. A slow phone takes its
/// file for minutes, so there are many more than are drawn at once.
const POSTERS: (usize, usize) = (64, 2);
/// Tables on their way, and those of one person: they keep no processor busy.
const TABLES: (usize, usize) = (64, 2);
/// Pages that listen, and those of one session: tabs of one browser.
const PAGES: (usize, usize) = (4_096, 8);
/// Other systems that listen, and streams with one key.
const SYSTEMS: (usize, usize) = (1_024, 4);
/// When somebody comes back for whom there was no place.
const COME_BACK_SECONDS: u32 = 5;

/// Every kind of place that the server has.
pub(crate) struct Places {
    pub(crate) posters: Pool<i64>,
    pub(crate) tables: Pool<i64>,
    pub(crate) pages: Pool<SessionId>,
    pub(crate) systems: Pool<ApiKeyId>,
    /// One for each sheet that is drawn at this moment.
    drawing: Arc<Semaphore>,
}

impl Default for Places {
    fn default() -> Self {
        // Half of the machine goes on answering others.
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            posters: Pool::new(POSTERS),
            tables: Pool::new(TABLES),
            pages: Pool::new(PAGES),
            systems: Pool::new(SYSTEMS),
            drawing: Arc::new(Semaphore::new(cores.div_ceil(2))),
        }
    }
}

impl Places {
    /// Waits until a sheet can be drawn; whoever came first goes first.
    pub(crate) async fn turn_to_draw(&self) -> Option<OwnedSemaphorePermit> {
        // Nobody closes it.
        self.drawing.clone().acquire_owned().await.ok()
    }
}

/// Places of one kind, a few of them for each caller.
pub(crate) struct Pool<K> {
    free: Arc<Semaphore>,
    each: usize,
    taken: Arc<Mutex<HashMap<K, usize>>>,
}

/// A place, free again when it is dropped.
pub(crate) struct Place<K: Eq + Hash> {
    taken: Arc<Mutex<HashMap<K, usize>>>,
    whose: K,
    _permit: OwnedSemaphorePermit,
}

impl<K: Copy + Eq + Hash> Pool<K> {
    fn new((all, each): (usize, usize)) -> Self {
        Self {
            free: Arc::new(Semaphore::new(all)),
            each,
            taken: Arc::default(),
        }
    }

    /// A place for `whose`.
    ///
    /// # Errors
    /// [`Error::Busy`] when there is none, or none for them.
    pub(crate) fn take(&self, whose: K) -> Result<Place<K>, Error> {
        let busy = || Error::Busy {
            wait_seconds: COME_BACK_SECONDS,
        };
        let permit = self.free.clone().try_acquire_owned().map_err(|_| busy())?;
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(whose).or_default();
        if *count >= self.each {
            return Err(busy());
        }
        *count += 1;
        Ok(Place {
            taken: self.taken.clone(),
            whose,
            _permit: permit,
        })
    }
}

impl<K: Eq + Hash> Drop for Place<K> {
    fn drop(&mut self) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.whose) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.whose);
            }
        }
    }
}
