//! What the server puts into context for each request: [`backend::Backend`],
//! [`backend::caller::Caller`] and the [`SessionSlot`].

use std::sync::{Arc, Mutex, PoisonError};

use backend::sign_in::SessionToken;

use crate::ApiError;

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

/// The one place where a failure becomes an answer. Ours are logged here, once;
/// their texts hold no personal data.
impl From<backend::Error> for ApiError {
    fn from(error: backend::Error) -> Self {
        use backend::Error as Failed;
        match error {
            Failed::SignInAgain => Self::SignInAgain,
            Failed::NotFound => Self::NotFound,
            Failed::NotAllowed => Self::NotAllowed,
            Failed::LastOwner => Self::LastOwner,
            Failed::Connection(reason) => Self::Connection { reason },
            Failed::Phone(reason) => Self::Phone { reason },
            Failed::Venue(reason) => Self::Venue { reason },
            Failed::WrongCode { tries_left } => Self::WrongCode { tries_left },
            Failed::AskForNewCode => Self::AskForNewCode,
            Failed::TooManyCodes { wait_seconds } => Self::TooManyCodes { wait_seconds },
            Failed::NotUnderstood => Self::NotUnderstood,
            Failed::TooManyCalls { wait_seconds } => Self::TooManyCalls { wait_seconds },
            Failed::BadSignature => Self::BadSignature,
            Failed::TooLarge => Self::TooLarge,
            Failed::Busy { wait_seconds } => Self::Busy { wait_seconds },
            Failed::Start(_)
            | Failed::NoRandomness
            | Failed::Unreadable(_)
            | Failed::Storage(_) => {
                tracing::error!(%error, "a request failed");
                Self::Internal
            }
        }
    }
}
