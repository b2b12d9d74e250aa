//! Sharing in tests: invited, accepted, looked at.

use backend::caller::Caller;
use backend::{Error, sharing};
use domain::ids::{PersonId, ShareId};
use domain::owner::role::Role;
use domain::owner::sharing::{Accepted, ShareOutcome};
use domain::sign_in::Language;
use domain::venue::Venue;

use crate::city::City;

impl City {
    /// What became of each number.
    pub(crate) async fn share(
        &self,
        by: &Caller,
        venue: &Venue,
        phones: &str,
        role: Role,
    ) -> Result<Vec<ShareOutcome>, Error> {
        let results =
            sharing::share(&self.backend, by, venue.id, phones, role, Language::Vi).await?;
        Ok(results.into_iter().map(|result| result.outcome).collect())
    }

    /// Invites one number that can be invited.
    pub(crate) async fn invite(
        &self,
        by: &Caller,
        venue: &Venue,
        phone: &str,
        role: Role,
    ) -> ShareId {
        let outcomes = self.share(by, venue, phone, role).await;
        match outcomes.as_deref() {
            Ok([ShareOutcome::Sent { share }]) => *share,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) async fn accept(
        &self,
        by: &Caller,
        share: ShareId,
        code: &str,
    ) -> Result<Accepted, Error> {
        sharing::accept(&self.backend, by, share, code).await
    }

    /// Somebody who has this role now, on the invitation of `owner`.
    pub(crate) async fn member(
        &self,
        owner: &Caller,
        venue: &Venue,
        phone: &str,
        role: Role,
    ) -> Caller {
        let share = self.invite(owner, venue, phone, role).await;
        let code = self.sent.share_code(phone);
        let member = self.owner(phone).await;
        self.accept(&member, share, &code).await.expect("a role");
        member
    }

    /// The roles in a venue, as an owner sees them.
    pub(crate) async fn roles(&self, owner: &Caller, venue: &Venue) -> Vec<(PersonId, Role)> {
        let team = sharing::team(&self.backend, owner, venue.id).await;
        let members = team.expect("a team").members;
        members.iter().map(|it| (it.person, it.role)).collect()
    }
}

pub(crate) fn id_of(caller: &Caller) -> PersonId {
    caller.person().expect("signed in").id
}

/// A code that is not this one.
pub(crate) fn other_than(code: &str) -> &'static str {
    if code == "314159" { "271828" } else { "314159" }
}
