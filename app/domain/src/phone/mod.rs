//! Vietnamese mobile numbers: any way of typing one, one way of keeping it.

mod plan;
mod typed;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::json::{Json, Read};
use crate::words;

/// A Vietnamese mobile number in E.164 form (`+84` and nine digits).
///
/// `Debug` hides it, so that a log line can never hold one.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);

/// Why a text is not a number that an OTP can be sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    #[error("no phone number was entered")]
    Empty,
    #[error("the phone number holds something other than digits")]
    NotDigits,
    #[error("the phone number is too short")]
    TooShort,
    #[error("the phone number is too long")]
    TooLong,
    #[error("the phone number is of another country")]
    OtherCountry,
    /// 012x and 016x–019x with eleven digits were replaced on 15 September 2018.
    #[error("eleven-digit mobile numbers were replaced in 2018")]
    OldElevenDigits,
    #[error("the phone number is a landline or not in use")]
    NotMobile,
}

impl PhoneNumber {
    /// Reads a number as people type it: `0…`, `84…`, `+84…`, `0084…`,
    /// `+84 (0) …`, with blanks, dots, dashes or brackets, in any common digits.
    ///
    /// # Errors
    /// The reason why an OTP cannot be sent to it.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let typed = typed::read(text)?;
        let national = plan::national(&typed)?;
        Ok(Self(format!("+84{national}")))
    }

    /// `+84` and nine digits.
    pub fn e164(&self) -> &str {
        &self.0
    }

    /// For others to see: `+84 9** *** *78`.
    pub fn masked(&self) -> String {
        let national = &self.0[3..];
        format!("+84 {}** *** *{}", &national[..1], &national[7..])
    }
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PhoneNumber(hidden)")
    }
}

impl TryFrom<String> for PhoneNumber {
    type Error = PhoneError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<PhoneNumber> for String {
    fn from(number: PhoneNumber) -> Self {
        number.0
    }
}

words!(PhoneError {
    Empty = "empty",
    NotDigits = "not_digits",
    TooShort = "too_short",
    TooLong = "too_long",
    OtherCountry = "other_country",
    OldElevenDigits = "old_eleven_digits",
    NotMobile = "not_mobile",
});

impl Read for PhoneNumber {
    fn read(json: Json) -> Option<Self> {
        json.text()?.try_into().ok()
    }
}
