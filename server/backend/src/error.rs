//! What can go wrong in a use case. `api` turns each into an answer, in one place.

use domain::owner::key::ConnectionError;
use domain::phone::PhoneError;
use domain::venue::VenueError;

/// Why a use case did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("sign in again")]
    SignInAgain,
    /// It does not exist, or it is somebody else's; which, is not said.
    #[error("there is nothing here for this caller")]
    NotFound,
    /// The caller's role in the venue does not allow it.
    #[error("the role does not allow this")]
    NotAllowed,
    #[error("the last owner cannot be removed")]
    LastOwner,
    #[error(transparent)]
    Connection(#[from] ConnectionError),
    #[error(transparent)]
    Phone(#[from] PhoneError),
    #[error(transparent)]
    Venue(#[from] VenueError),
    #[error("the code is wrong; {tries_left} tries left")]
    WrongCode { tries_left: u8 },
    #[error("the code was used, has expired, or was guessed at too often")]
    AskForNewCode,
    #[error("too many codes were asked for; wait {wait_seconds} seconds")]
    TooManyCodes { wait_seconds: u32 },
    /// Something in the request is none of ours.
    #[error("the request was not understood")]
    NotUnderstood,
    /// Another system called too often.
    #[error("too many calls; wait {wait_seconds} seconds")]
    TooManyCalls { wait_seconds: u32 },
    #[error("the signature does not fit")]
    BadSignature,
    #[error("the batch holds too many records")]
    TooLarge,
    /// Try again after this many seconds.
    #[error("busy; try again in {wait_seconds} seconds")]
    Busy { wait_seconds: u32 },
    /// The server cannot start; the text says what is wrong and how to put it right.
    #[error("{0}")]
    Start(String),
    #[error("the operating system gives no random bytes")]
    NoRandomness,
    #[error("the database holds something that cannot be read: {0}")]
    Unreadable(&'static str),
    #[error("the database failed: {0}")]
    Storage(#[from] sqlx::Error),
}

impl Error {
    /// A start that failed over a file or folder.
    pub(crate) fn start(what: &std::path::Path, why: impl std::fmt::Display) -> Self {
        Self::Start(format!("{}: {why}", what.display()))
    }
}
