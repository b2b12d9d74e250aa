//! One-time codes by text message: six digits, ten minutes, once, five tries,
//! for one number and one purpose.
//!
//! Whether a number is known here makes no difference to answer, work or time.

pub(crate) mod limits;

use std::net::IpAddr;
use std::time::Duration;

use domain::ids::ChallengeId;
use domain::phone::PhoneNumber;
use domain::sign_in::{CODE_DIGITS, CODE_LIFETIME, CODE_TRIES, CodeSent, Language, Purpose};
use domain::time::Timestamp;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::caller::Caller;
use crate::sms::{self, Message};
use crate::storage::otp::NewChallenge;
use crate::{Backend, Error, random};

/// When somebody tries again after the gateway failed.
const GATEWAY_PAUSE_SECONDS: u32 = 30;

/// What a code is good for inside the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// What somebody asked for on their own phone.
    Own(Purpose),
    /// Completing an invitation that somebody else made.
    Share,
}

/// A code to be sent.
pub(crate) struct NewCode<'a> {
    pub(crate) phone: &'a PhoneNumber,
    pub(crate) purpose: Use,
    pub(crate) lifetime: Duration,
    /// The message around the code.
    pub(crate) text: &'a (dyn Fn(&str) -> String + Sync),
}

/// Sends a code to `phone`, as typed.
///
/// # Errors
/// [`Error::Phone`], [`Error::TooManyCodes`]; [`Error::Busy`] when the message
/// could not be sent, which then does not count.
pub async fn request(
    backend: &Backend,
    caller: &Caller,
    phone: &str,
    purpose: Purpose,
    language: Language,
) -> Result<CodeSent, Error> {
    let phone = PhoneNumber::parse(phone)?;
    let host = backend.config.host();
    let code = NewCode {
        phone: &phone,
        purpose: Use::Own(purpose),
        lifetime: CODE_LIFETIME,
        text: &|code| sms::message(language, purpose, code, host),
    };
    let (challenge, expires_at) = issue(backend, caller.ip, &code).await?;
    Ok(CodeSent {
        challenge,
        expires_at,
        resend_after_seconds: backend.config.otp.resend_after_seconds,
    })
}

/// Makes a code, and sends it; gives its id and when it expires.
///
/// # Errors
/// [`Error::TooManyCodes`]; [`Error::Busy`] when the message could not be sent,
/// which then does not count.
pub(crate) async fn issue(
    backend: &Backend,
    ip: IpAddr,
    new: &NewCode<'_>,
) -> Result<(ChallengeId, Timestamp), Error> {
    let now = backend.clock.now();
    let challenge = ChallengeId::new(now, random::bytes()?);
    let code = random::six_digits()?;
    let expires_at = now.plus(new.lifetime);

    let stored = NewChallenge {
        id: challenge,
        phone: new.phone,
        purpose: new.purpose.number(),
        code_hash: keyed(backend, challenge, new.purpose, new.phone, &code)
            .finalize()
            .into_bytes()
            .into(),
        expires_at,
        tries: CODE_TRIES,
    };
    let limits = limits::of(backend, new.purpose, new.phone, ip);
    if let Err(wait_ms) = backend.store.add_challenge(&stored, &limits, now).await? {
        return Err(Error::TooManyCodes {
            wait_seconds: whole_seconds(wait_ms),
        });
    }

    let message = Message {
        text: (new.text)(&code),
        to: new.phone.clone(),
        request_id: challenge.to_string(),
    };
    if let Err(error) = backend.sms.send(message).await {
        tracing::warn!(%challenge, %error, "a message was not sent");
        let refunded = limits::refunded(&limits);
        backend
            .store
            .take_back_challenge(challenge, &refunded)
            .await?;
        return Err(Error::Busy {
            wait_seconds: GATEWAY_PAUSE_SECONDS,
        });
    }
    Ok((challenge, expires_at))
}

/// Seconds after which a limit has a place again.
pub(crate) fn whole_seconds(wait_ms: i64) -> u32 {
    u32::try_from(wait_ms.div_euclid(1_000) + 1).unwrap_or(u32::MAX)
}

/// Uses a code up; answers the number that it confirms.
///
/// # Errors
/// [`Error::WrongCode`] with the tries that are left; [`Error::AskForNewCode`]
/// when it was used, has expired, was guessed at too often, is for another
/// purpose, or never existed.
pub(crate) async fn consume(
    backend: &Backend,
    challenge: ChallengeId,
    code: &str,
    purpose: Use,
) -> Result<PhoneNumber, Error> {
    let now = backend.clock.now();
    let counted = backend
        .store
        .count_try(challenge, purpose.number(), now)
        .await?
        .ok_or(Error::AskForNewCode)?;
    // People type blanks, and phones paste them.
    let code: String = code.chars().filter(|it| !it.is_whitespace()).collect();
    let is_right = code.len() == CODE_DIGITS
        && keyed(backend, challenge, purpose, &counted.phone, &code)
            .verify_slice(&counted.code_hash)
            .is_ok();
    if !is_right {
        return Err(Error::WrongCode {
            tries_left: counted.tries_left,
        });
    }
    if !backend.store.use_challenge(challenge, now).await? {
        return Err(Error::AskForNewCode);
    }
    Ok(counted.phone)
}

/// The hash of a code. A million codes are tried in no time, so it takes the
/// server's secret; and it names everything that the code is bound to.
fn keyed(
    backend: &Backend,
    challenge: ChallengeId,
    purpose: Use,
    phone: &PhoneNumber,
    code: &str,
) -> Hmac<Sha256> {
    let mut mac = mac(backend);
    mac.update(b"luuvet otp 1");
    mac.update(challenge.as_bytes());
    mac.update(&[purpose.number()]);
    mac.update(phone.e164().as_bytes());
    mac.update(code.as_bytes());
    mac
}

fn mac(backend: &Backend) -> Hmac<Sha256> {
    crate::mac::keyed(backend.keys.otp_secret())
}

impl Use {
    /// Its number in the store; never reused.
    const fn number(self) -> u8 {
        match self {
            Self::Own(Purpose::SignIn) => 1,
            Self::Own(Purpose::Visitor) => 2,
            Self::Share => 3,
        }
    }
}
