//! The answers that are not what was asked for, each with a next step. The one
//! place where a failure becomes an answer.

use domain::json::{Json, Read};
use domain::owner::key::ConnectionError;
use domain::phone::PhoneError;
use domain::venue::VenueError;
use serde::Serialize;
use server_fn::codec::JsonEncoding;
use server_fn::error::{FromServerFnError, ServerFnErrorErr};

/// What went wrong, as far as the person can do something about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case", tag = "error")]
pub enum ApiError {
    /// 401: no session, or one that has ended.
    #[error("sign in again")]
    SignInAgain,
    /// 404: it does not exist, or it is somebody else's; which, is not said.
    #[error("there is nothing here for you")]
    NotFound,
    /// 403: the caller's role in the venue does not allow it.
    #[error("your role does not allow this")]
    NotAllowed,
    /// 422: a venue without an owner would be nobody's.
    #[error("the last owner cannot be removed")]
    LastOwner,
    /// 422: a key or a webhook cannot be made like this.
    #[error("{reason}")]
    Connection { reason: ConnectionError },
    /// 422: the phone number cannot receive an OTP.
    #[error("{reason}")]
    Phone { reason: PhoneError },
    /// 422: the venue or point cannot be accepted as it is.
    #[error("{reason}")]
    Venue { reason: VenueError },
    /// 422: the code was wrong.
    #[error("the code is wrong; {tries_left} tries left")]
    WrongCode { tries_left: u8 },
    /// 422: the code was used, expired, or guessed at too often.
    #[error("ask for a new code")]
    AskForNewCode,
    /// 429: too many messages to this number, or from this place, or today.
    #[error("too many codes were asked for; wait {wait_seconds} seconds")]
    TooManyCodes { wait_seconds: u32 },
    /// 429: another system called too often.
    #[error("too many calls; wait {wait_seconds} seconds")]
    TooManyCalls { wait_seconds: u32 },
    /// 400: the request is not what this server function takes.
    #[error("the request was not understood")]
    NotUnderstood,
    /// 403: the batch's signature is not the device's.
    #[error("the signature does not fit")]
    BadSignature,
    /// 413: send less at once.
    #[error("the request is too large")]
    TooLarge,
    /// 503: try again later.
    #[error("the server is busy; wait {wait_seconds} seconds")]
    Busy { wait_seconds: u32 },
    /// 500: our fault; it was logged there.
    #[error("the server failed")]
    Internal,
    /// Made on the phone: there was no answer at all.
    #[error("the server was not reached")]
    NotReached,
    /// Made on the phone: something answered, but not our server in a way
    /// that this version understands (a captive portal, a proxy).
    #[error("the answer was not understood")]
    NotOurAnswer,
}

impl ApiError {
    /// The HTTP status it travels with.
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignInAgain => 401,
            Self::NotFound => 404,
            Self::NotAllowed => 403,
            Self::Phone { .. }
            | Self::Venue { .. }
            | Self::Connection { .. }
            | Self::LastOwner
            | Self::WrongCode { .. }
            | Self::AskForNewCode => 422,
            Self::TooManyCodes { .. } | Self::TooManyCalls { .. } => 429,
            Self::NotUnderstood => 400,
            Self::BadSignature => 403,
            Self::TooLarge => 413,
            Self::Busy { .. } => 503,
            Self::Internal | Self::NotReached | Self::NotOurAnswer => 500,
        }
    }
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::NotReached,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::NotUnderstood,
            // On the server it is the request that could not be read, on the phone the answer.
            ServerFnErrorErr::Deserialization(_) if cfg!(feature = "ssr") => Self::NotUnderstood,
            ServerFnErrorErr::Deserialization(_) => Self::NotOurAnswer,
            _ if cfg!(feature = "ssr") => Self::Internal,
            _ => Self::NotOurAnswer,
        }
    }
}

impl Read for ApiError {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(match fields.get::<String>("error")?.as_str() {
            "sign_in_again" => Self::SignInAgain,
            "not_found" => Self::NotFound,
            "not_allowed" => Self::NotAllowed,
            "last_owner" => Self::LastOwner,
            "connection" => Self::Connection {
                reason: fields.get("reason")?,
            },
            "phone" => Self::Phone {
                reason: fields.get("reason")?,
            },
            "venue" => Self::Venue {
                reason: fields.get("reason")?,
            },
            "wrong_code" => Self::WrongCode {
                tries_left: fields.get("tries_left")?,
            },
            "ask_for_new_code" => Self::AskForNewCode,
            "too_many_codes" => Self::TooManyCodes {
                wait_seconds: fields.get("wait_seconds")?,
            },
            "too_many_calls" => Self::TooManyCalls {
                wait_seconds: fields.get("wait_seconds")?,
            },
            "not_understood" => Self::NotUnderstood,
            "bad_signature" => Self::BadSignature,
            "too_large" => Self::TooLarge,
            "busy" => Self::Busy {
                wait_seconds: fields.get("wait_seconds")?,
            },
            "internal" => Self::Internal,
            "not_reached" => Self::NotReached,
            "not_our_answer" => Self::NotOurAnswer,
            _ => return None,
        })
    }
}

domain::read_by_hand!(ApiError);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_is_read_as_it_was_written() {
        let wait_seconds = 4_294_967_295;
        for error in [
            ApiError::SignInAgain,
            ApiError::NotFound,
            ApiError::NotAllowed,
            ApiError::LastOwner,
            ApiError::Connection {
                reason: ConnectionError::BadUrl,
            },
            ApiError::Phone {
                reason: PhoneError::OldElevenDigits,
            },
            ApiError::Venue {
                reason: VenueError::NoName,
            },
            ApiError::WrongCode { tries_left: 4 },
            ApiError::AskForNewCode,
            ApiError::TooManyCodes { wait_seconds },
            ApiError::TooManyCalls { wait_seconds },
            ApiError::NotUnderstood,
            ApiError::BadSignature,
            ApiError::TooLarge,
            ApiError::Busy { wait_seconds },
            ApiError::Internal,
            ApiError::NotReached,
            ApiError::NotOurAnswer,
        ] {
            assert_eq!(ApiError::de(error.ser()), error);
        }
    }
}
