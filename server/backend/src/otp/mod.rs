//! One-time codes by text message: six digits, ten minutes, once, five tries,
//! for one number and one purpose.
//!
//! Whether a number is known here makes no difference to answer, work or time.

mod limits;

use domain::ids::ChallengeId;
use domain::phone::PhoneNumber;
use domain::sign_in::{CODE_DIGITS, CODE_LIFETIME, CODE_TRIES, CodeSent, Language, Purpose};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::caller::Caller;
use crate::sms::{self, Message};
use crate::storage::otp::NewChallenge;
use crate::{Backend, Error, random};

/// When somebody tries again after the gateway failed.
const GATEWAY_PAUSE_SECONDS: u32 = 30;

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
    let now = backend.clock.now();
    let challenge = ChallengeId::new(now, random::bytes()?);
    let code = random::six_digits()?;
    let expires_at = now.plus(CODE_LIFETIME);

    let stored = NewChallenge {
        id: challenge,
        phone: &phone,
        purpose: number(purpose),
        code_hash: keyed(backend, challenge, purpose, &phone, &code)
            .finalize()
            .into_bytes()
            .into(),
        expires_at,
        tries: CODE_TRIES,
    };
    let limits = limits::of(backend, &phone, caller.ip);
    if let Err(wait_ms) = backend.store.add_challenge(&stored, &limits, now).await? {
        let wait_seconds = u32::try_from(wait_ms.div_euclid(1_000) + 1).unwrap_or(u32::MAX);
        return Err(Error::TooManyCodes { wait_seconds });
    }

    let message = Message {
        text: sms::message(language, purpose, &code, backend.config.host()),
        to: phone,
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
    Ok(CodeSent {
        challenge,
        expires_at,
        resend_after_seconds: backend.config.otp.resend_after_seconds,
    })
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
    purpose: Purpose,
) -> Result<PhoneNumber, Error> {
    let now = backend.clock.now();
    let counted = backend
        .store
        .count_try(challenge, number(purpose), now)
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
    purpose: Purpose,
    phone: &PhoneNumber,
    code: &str,
) -> Hmac<Sha256> {
    let mut mac = mac(backend);
    mac.update(b"luuvet otp 1");
    mac.update(challenge.as_bytes());
    mac.update(&[number(purpose)]);
    mac.update(phone.e164().as_bytes());
    mac.update(code.as_bytes());
    mac
}

fn mac(backend: &Backend) -> Hmac<Sha256> {
    // HMAC fills a short key up with zeros; the type asks for a whole block.
    let mut block = [0; 64];
    block[..32].copy_from_slice(backend.keys.otp_secret());
    Hmac::new(&block.into())
}

/// A purpose as it is stored; never reused.
const fn number(purpose: Purpose) -> u8 {
    match purpose {
        Purpose::SignIn => 1,
        Purpose::Visitor => 2,
    }
}
