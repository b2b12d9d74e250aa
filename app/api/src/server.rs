//! What the server puts into context for each request: [`backend::Backend`],
//! [`backend::caller::Caller`] and the [`SessionSlot`].

use std::sync::{Arc, Mutex, PoisonError};

use backend::sign_in::SessionToken;

/// Where a sign-in leaves its session, for `web` to turn into a cookie: the
/// contract knows nothing of cookies.
#[derive(Clone, Default)]
pub struct SessionSlot(Arc<Mutex<Option<SessionChange>>>);

/// What the answer does to the browser's session.
pub enum SessionChange {
    Start(SessionToken),
    End,
}

impl SessionSlot {
    /// Leaves a change, in place of one left earlier.
    pub fn put(&self, change: SessionChange) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(change);
    }

    /// Takes the change out.
    pub fn take(&self) -> Option<SessionChange> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
