//! Signing in with a code, and the sessions that come of it.
//!
//! A session is an opaque random token; the database holds only its hash.

use std::time::Duration;

use domain::ids::{ChallengeId, PersonId, SessionId};
use domain::person::Person;
use domain::sign_in::{Purpose, Session};
use domain::time::Timestamp;
use sha2::{Digest, Sha256};

use crate::caller::{Caller, CallerSession};
use crate::{Backend, Error, otp, random};

/// A session that was not used for so long has ended.
pub const IDLE_AFTER: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// How exactly the last use is kept; a write for every request would be too many.
const SEEN_STEP: Duration = Duration::from_secs(10 * 60);

/// The secret that a browser keeps: 64 hexadecimal digits. `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(String);

impl SessionToken {
    /// The text for the browser to keep.
    pub fn expose(&self) -> &str {
        &self.0
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        let is_one = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_one.then(|| Self(text.to_owned()))
    }

    fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionToken(hidden)")
    }
}

/// Signs in whoever got this code; a number seen for the first time becomes a person.
///
/// # Errors
/// [`Error::WrongCode`], [`Error::AskForNewCode`].
pub async fn start(
    backend: &Backend,
    caller: &Caller,
    challenge: ChallengeId,
    code: &str,
) -> Result<(Person, SessionToken), Error> {
    let phone = otp::consume(backend, challenge, code, otp::Use::Own(Purpose::SignIn)).await?;
    let now = backend.clock.now();
    let new = PersonId::new(now, random::bytes()?);
    let known = backend.store.person_with(&phone, "", new, now).await?;

    let token = SessionToken(random::hex(&random::bytes::<32>()?));
    let id = SessionId::new(now, random::bytes()?);
    let browser = browser_name(&caller.user_agent);
    backend
        .store
        .add_session(&token.hash(), id, known.key, &browser, now)
        .await?;
    backend.store.forget_idle_sessions(idle_since(now)).await?;
    Ok((known.person, token))
}

/// The caller's live sessions, newest first.
///
/// # Errors
/// [`Error::SignInAgain`].
pub async fn sessions(backend: &Backend, caller: &Caller) -> Result<Vec<Session>, Error> {
    let session = caller.signed_in()?;
    let idle_since = idle_since(backend.clock.now());
    backend
        .store
        .sessions_of(session.person_key, session.id, idle_since)
        .await
}

/// Ends one of the caller's sessions.
///
/// # Errors
/// [`Error::SignInAgain`]; [`Error::NotFound`] for one of somebody else.
pub async fn end(backend: &Backend, caller: &Caller, session: SessionId) -> Result<(), Error> {
    let owner = caller.signed_in()?.person_key;
    if !backend.store.end_session(owner, session).await? {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// Ends the session that the caller uses; nothing to do when there is none.
///
/// # Errors
/// Only when the database fails.
pub async fn end_own(backend: &Backend, caller: &Caller) -> Result<(), Error> {
    if let Some(session) = &caller.session {
        backend
            .store
            .end_session(session.person_key, session.id)
            .await?;
    }
    Ok(())
}

/// The live session with this token.
pub(crate) async fn find(
    backend: &Backend,
    token: &SessionToken,
) -> Result<Option<CallerSession>, Error> {
    let now = backend.clock.now();
    let found = backend
        .store
        .find_session(&token.hash(), idle_since(now))
        .await?;
    let Some(found) = found else { return Ok(None) };
    if now.since(found.last_seen_at) >= SEEN_STEP {
        backend.store.session_seen(found.id, now).await?;
    }
    Ok(Some(CallerSession {
        id: found.id,
        person: found.known.person,
        person_key: found.known.key,
    }))
}

fn idle_since(now: Timestamp) -> Timestamp {
    now.minus(IDLE_AFTER)
}

/// What people call their browser: `Chrome, Android`. Names that contain others
/// come first: every browser claims to be several.
fn browser_name(user_agent: &str) -> String {
    const BROWSERS: [(&str, &str); 9] = [
        ("Zalo", "Zalo"),
        ("SamsungBrowser", "Samsung Internet"),
        ("coc_coc", "Cốc Cốc"),
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let named = |names: &[(&str, &'static str)]| {
        let found = names.iter().find(|(part, _)| user_agent.contains(part));
        found.map(|(_, name)| *name)
    };
    let parts = [named(&BROWSERS), named(&SYSTEMS)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_called_as_people_call_them() {
        let check = |agent, name| assert_eq!(browser_name(agent), name);
        check(
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
            "Chrome, Android",
        );
        check(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
            "Safari, iPhone",
        );
        check("curl/8", "");
    }

    #[test]
    fn a_token_is_never_shown() {
        let token = SessionToken("ab".repeat(32));
        assert!(!format!("{token:?}").contains("ab"));
        assert!(SessionToken::parse("short").is_none());
    }
}
