//! Sharing a venue by phone number: invited by an owner, completed with the
//! code that only the invited phone gets (R16, R17).

use std::collections::HashSet;

use domain::ids::{PersonId, ShareId, VenueId};
use domain::owner::event::VenueEvent;
use domain::owner::role::{Action, Role};
use domain::owner::sharing::{
    Accepted, Invitation, MAX_PHONES, SHARE_LIFETIME, ShareOutcome, ShareResult, Team, typed_phones,
};
use domain::phone::{PhoneError, PhoneNumber};
use domain::sign_in::Language;
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::caller::Caller;
use crate::storage::shares::OpenShare;
use crate::{Backend, Error, otp, random, sms};

/// Messages on their way at once.
const AT_ONCE: usize = 5;

/// Everybody with a role in the venue, and who was invited.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`].
pub async fn team(backend: &Backend, caller: &Caller, venue: VenueId) -> Result<Team, Error> {
    let person = caller.signed_in()?.person_key;
    let venue = backend.access(caller, venue, Action::Share).await?;
    let now = backend.clock.now();
    Ok(Team {
        members: backend.store.members(venue, person).await?,
        pending: backend.store.pending_shares(venue, now).await?,
    })
}

/// Invites each of the numbers in `phones`; one that is wrong does not stop the others.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`];
/// [`Error::TooLarge`] for more than [`MAX_PHONES`], and then nobody is invited.
pub async fn share(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
    phones: &str,
    role: Role,
    language: Language,
) -> Result<Vec<ShareResult>, Error> {
    backend.access(caller, venue, Action::Share).await?;
    let typed: Vec<_> = typed_phones(phones).collect();
    if typed.len() > MAX_PHONES {
        return Err(Error::TooLarge);
    }
    let phones: Vec<_> = typed.iter().map(|it| PhoneNumber::parse(it)).collect();
    let outcomes = invite_all(backend, caller, venue, phones, role, language).await?;
    let result = |(typed, outcome): (&str, _)| ShareResult {
        typed: typed.chars().take(40).collect(),
        outcome,
    };
    Ok(typed.into_iter().zip(outcomes).map(result).collect())
}

/// Invites a few at once, since each message takes seconds, and begins with no more
/// of them in time to answer: what became of each is told, whatever the gateway does.
async fn invite_all(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
    phones: Vec<Result<PhoneNumber, PhoneError>>,
    role: Role,
    language: Language,
) -> Result<Vec<ShareOutcome>, Error> {
    let deadline = Instant::now() + backend.config.sharing_time;
    let mut outcomes = vec![ShareOutcome::NotSent; phones.len()];
    let (mut running, mut on_their_way) = (JoinSet::new(), HashSet::new());
    for (at, phone) in phones.into_iter().enumerate() {
        let phone = match phone {
            Ok(phone) => phone,
            Err(reason) => {
                outcomes[at] = ShareOutcome::BadNumber { reason };
                continue;
            }
        };
        // The same number once more has its turn when the first is done.
        while running.len() >= AT_ONCE || on_their_way.contains(&phone) {
            let Some(done) = running.join_next().await else {
                break;
            };
            let (at, phone, outcome) = done.map_err(|_| Error::Unreadable("an invitation"))?;
            on_their_way.remove(&phone);
            outcomes[at] = outcome?;
        }
        if Instant::now() < deadline {
            on_their_way.insert(phone.clone());
            let (backend, caller) = (backend.clone(), caller.clone());
            running.spawn(async move {
                let outcome = invite(&backend, &caller, venue, &phone, role, language).await;
                (at, phone, outcome)
            });
        }
    }
    while let Some(done) = running.join_next().await {
        let (at, _, outcome) = done.map_err(|_| Error::Unreadable("an invitation"))?;
        outcomes[at] = outcome?;
    }
    Ok(outcomes)
}

async fn invite(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
    phone: &PhoneNumber,
    role: Role,
    language: Language,
) -> Result<ShareOutcome, Error> {
    if *phone == caller.signed_in()?.person.phone {
        return Ok(ShareOutcome::Yourself);
    }
    // Before the message and not in the change: sending takes seconds, in which
    // others must be able to write.
    let key = backend.access(caller, venue, Action::Share).await?;
    if backend.store.role_of_phone(key, phone).await? == Some(role) {
        return Ok(ShareOutcome::AlreadyShared);
    }
    let (challenge, expires_at) = match send_code(backend, caller, phone, language).await {
        Ok(sent) => sent,
        Err(Error::TooManyCodes { wait_seconds }) => {
            return Ok(ShareOutcome::TooManyCodes { wait_seconds });
        }
        Err(Error::Busy { .. }) => return Ok(ShareOutcome::NotSent),
        Err(error) => return Err(error),
    };
    let share = ShareId::new(backend.clock.now(), random::bytes()?);
    let mut change = backend.change(caller, venue, Action::Share).await?;
    change
        .invite(share, phone, role, challenge, expires_at)
        .await?;
    let phone = phone.clone();
    change.log(&VenueEvent::Shared { phone, role }).await?;
    change.commit().await?;
    Ok(ShareOutcome::Sent { share })
}

/// Sends a new code for an invitation; the one before is no longer good.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`],
/// [`Error::TooManyCodes`], [`Error::Busy`].
pub async fn resend(
    backend: &Backend,
    caller: &Caller,
    share: ShareId,
    language: Language,
) -> Result<(), Error> {
    let open = open_share(backend, caller, share).await?;
    backend.access(caller, open.venue, Action::Share).await?;
    let (challenge, expires_at) = send_code(backend, caller, &open.phone, language).await?;
    let mut change = backend.change(caller, open.venue, Action::Share).await?;
    change.renew_share(share, challenge, expires_at).await?;
    let again = VenueEvent::ShareSentAgain {
        phone: open.phone,
        role: open.role,
    };
    change.log(&again).await?;
    change.commit().await
}

/// Takes an invitation back, or declines one's own.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`].
pub async fn withdraw(backend: &Backend, caller: &Caller, share: ShareId) -> Result<(), Error> {
    let actor = caller.actor()?;
    let own = &caller.signed_in()?.person.phone;
    let now = backend.clock.now();
    let store = &backend.store;
    let (mut change, open) = store.change_invited(share, actor, own, now).await?;
    let withdrawn = VenueEvent::ShareWithdrawn {
        phone: open.phone,
        role: open.role,
    };
    change.log(&withdrawn).await?;
    change.commit().await
}

/// Completes an invitation with the code that went to the invited phone: by the
/// invited person, or by an owner to whom they told it.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::WrongCode`],
/// [`Error::AskForNewCode`].
pub async fn accept(
    backend: &Backend,
    caller: &Caller,
    share: ShareId,
    code: &str,
) -> Result<Accepted, Error> {
    let actor = caller.actor()?;
    let shown = open_share(backend, caller, share).await?;
    let phone = otp::consume(backend, shown.challenge, code, otp::Use::Share).await?;
    let own = &caller.signed_in()?.person.phone;
    let now = backend.clock.now();
    let new = PersonId::new(now, random::bytes()?);
    let person = backend.store.person_with(&phone, "", new, now).await?;
    let store = &backend.store;
    let (mut change, open) = store.change_invited(share, actor, own, now).await?;
    if open.challenge != shown.challenge {
        // Sent again meanwhile, with another code.
        return Err(Error::AskForNewCode);
    }
    change.give_role(person.key, open.role).await?;
    let role = open.role;
    let accepted = VenueEvent::ShareAccepted { phone, role };
    change.log(&accepted).await?;
    change.commit().await?;
    Ok(Accepted {
        venue: open.venue,
        venue_name: open.venue_name,
        role,
    })
}

/// Invitations to the caller.
///
/// # Errors
/// [`Error::SignInAgain`].
pub async fn invitations(backend: &Backend, caller: &Caller) -> Result<Vec<Invitation>, Error> {
    let phone = &caller.signed_in()?.person.phone;
    let now = backend.clock.now();
    backend.store.invitations(phone, now).await
}

/// Ends somebody's role at once, or one's own. What they did before stays.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`], [`Error::LastOwner`].
pub async fn revoke(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
    person: PersonId,
) -> Result<(), Error> {
    let is_own = caller.signed_in()?.person.id == person;
    let action = if is_own {
        Action::Leave
    } else {
        Action::Revoke
    };
    let mut change = backend.change(caller, venue, action).await?;
    let (phone, role) = change.end_role(person).await?;
    let ended = match is_own {
        true => VenueEvent::Left { phone, role },
        false => VenueEvent::Revoked { phone, role },
    };
    change.log(&ended).await?;
    change.commit().await
}

async fn open_share(
    backend: &Backend,
    caller: &Caller,
    share: ShareId,
) -> Result<OpenShare, Error> {
    let session = caller.signed_in()?;
    let now = backend.clock.now();
    backend
        .store
        .open_share(share, session.person_key, &session.person.phone, now)
        .await?
        .ok_or(Error::NotFound)
}

async fn send_code(
    backend: &Backend,
    caller: &Caller,
    phone: &PhoneNumber,
    language: Language,
) -> Result<(domain::ids::ChallengeId, domain::time::Timestamp), Error> {
    let inviter = &caller.signed_in()?.person.phone;
    let host = backend.config.host();
    let code = otp::NewCode {
        phone,
        purpose: otp::Use::Share,
        lifetime: SHARE_LIFETIME,
        text: &|code| sms::invitation(language, inviter, code, host),
    };
    otp::issue(backend, caller.ip, &code).await
}
