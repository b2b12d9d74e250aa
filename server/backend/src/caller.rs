//! Who asks: the network address, the browser and, when signed in, the person.

use std::net::IpAddr;

use domain::ids::SessionId;
use domain::person::Person;

use crate::sign_in::{self, SessionToken};
use crate::storage::events::Actor;
use crate::{Backend, Error};

/// Who makes a request.
#[derive(Clone)]
pub struct Caller {
    pub ip: IpAddr,
    pub user_agent: String,
    /// `None`: not signed in.
    pub session: Option<CallerSession>,
}

/// A caller's session and whose it is.
#[derive(Clone)]
pub struct CallerSession {
    pub id: SessionId,
    pub person: Person,
    /// The person's key inside the store.
    pub(crate) person_key: i64,
}

impl Caller {
    /// The caller whose browser brought this session token, if it is still good.
    /// A token that is not, makes a caller who is not signed in.
    ///
    /// # Errors
    /// Only when the database fails.
    pub async fn from_token(
        backend: &Backend,
        token: Option<&str>,
        ip: IpAddr,
        user_agent: &str,
    ) -> Result<Self, Error> {
        let session = match token.and_then(SessionToken::parse) {
            Some(token) => sign_in::find(backend, &token).await?,
            None => None,
        };
        Ok(Self {
            ip,
            user_agent: user_agent.to_owned(),
            session,
        })
    }

    /// Who it is; `None` when not signed in.
    pub fn person(&self) -> Option<Person> {
        self.session.as_ref().map(|session| session.person.clone())
    }

    /// Who does something with a venue.
    pub(crate) fn actor(&self) -> Result<Actor, Error> {
        Ok(Actor {
            person: Some(self.signed_in()?.person_key),
            key_name: None,
            ip: self.ip,
        })
    }

    pub(crate) fn signed_in(&self) -> Result<&CallerSession, Error> {
        self.session.as_ref().ok_or(Error::SignInAgain)
    }
}
