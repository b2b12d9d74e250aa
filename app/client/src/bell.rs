//! Something to wait for that another part of the page can ring.

use std::cell::RefCell;
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// Why it rang; the later one asks for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ring {
    /// Look again.
    Look,
    /// A success is likelier or more wanted than it was.
    Hope,
    /// A person asked for it.
    Asked,
}

/// Waited for by one future at a time; a ring while nobody waits is kept.
#[derive(Default)]
pub(crate) struct Bell(RefCell<Inside>);

#[derive(Default)]
struct Inside {
    ring: Option<Ring>,
    waiting: Option<Waker>,
}

impl Bell {
    /// Rings; of several rings before anybody listens, the strongest counts.
    pub(crate) fn ring(&self, ring: Ring) {
        let mut inside = self.0.borrow_mut();
        inside.ring = inside.ring.max(Some(ring));
        if let Some(waiting) = inside.waiting.take() {
            waiting.wake();
        }
    }

    /// Until it rings.
    pub(crate) async fn rung(&self) -> Ring {
        poll_fn(|context| {
            let mut inside = self.0.borrow_mut();
            match inside.ring.take() {
                Some(ring) => Poll::Ready(ring),
                None => {
                    inside.waiting = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }
}
