//! Keys with which other systems read a venue's check-ins, and the address that
//! is told of them (R19): made and revoked by owners.

use domain::ids::{ApiKeyId, VenueId};
use domain::owner::event::VenueEvent;
use domain::owner::key::{
    ApiKey, ConnectionError, Connections, MAX_KEYS, NewApiKey, Webhook, key_name,
};
use domain::owner::role::Action;
use sha2::{Digest, Sha256};

use crate::caller::Caller;
use crate::{Backend, Error, random, typed, webhooks};

/// What every secret begins with, so that one that leaked is recognised.
const PREFIX: &str = "lv_";

/// A venue's keys and webhook.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`].
pub async fn of_venue(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
) -> Result<Connections, Error> {
    let venue = backend.access(caller, venue, Action::ManageKeys).await?;
    Ok(Connections {
        keys: backend.store.keys_of(venue).await?,
        webhook: backend.store.webhook(venue).await?,
    })
}

/// Makes a key. Its secret is in this answer and nowhere else.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`],
/// [`Error::Connection`].
pub async fn make_key(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
    name: &str,
) -> Result<NewApiKey, Error> {
    let now = backend.clock.now();
    let mut change = backend.change(caller, venue, Action::ManageKeys).await?;
    let name = key_name(&typed::composed(name)).ok_or(ConnectionError::BadName)?;
    if change.keys().await? >= MAX_KEYS {
        return Err(ConnectionError::TooManyKeys.into());
    }
    let secret = format!("{PREFIX}{}", random::hex(&random::bytes::<32>()?));
    let key = ApiKey {
        id: ApiKeyId::new(now, random::bytes()?),
        name,
        made_at: now,
        last_used_at: None,
    };
    change.add_key(&key, &hash(&secret)).await?;
    let name = key.name.clone();
    change.log(&VenueEvent::KeyMade { name }).await?;
    change.commit().await?;
    Ok(NewApiKey { key, secret })
}

/// Revokes a key; calls with it fail at once.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`].
pub async fn revoke_key(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
    key: ApiKeyId,
) -> Result<(), Error> {
    let mut change = backend.change(caller, venue, Action::ManageKeys).await?;
    let name = change.revoke_key(key).await?.ok_or(Error::NotFound)?;
    change.log(&VenueEvent::KeyRevoked { name }).await?;
    change.commit().await
}

/// Has check-ins told to `url` from now on, in place of an address before.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`],
/// [`Error::Connection`].
pub async fn set_webhook(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
    url: &str,
) -> Result<Webhook, Error> {
    let mut change = backend.change(caller, venue, Action::ManageKeys).await?;
    let url = webhooks::address(url.trim(), backend.config.webhooks_to_private)
        .ok_or(ConnectionError::BadUrl)?;
    let secret = webhooks::new_secret()?;
    change.set_webhook(&url, &secret).await?;
    let set = VenueEvent::WebhookSet { url: url.clone() };
    change.log(&set).await?;
    change.commit().await?;
    Ok(Webhook {
        url,
        secret,
        delivered_at: None,
        failures: 0,
    })
}

/// Tells nobody any more.
///
/// # Errors
/// [`Error::SignInAgain`], [`Error::NotFound`], [`Error::NotAllowed`].
pub async fn remove_webhook(
    backend: &Backend,
    caller: &Caller,
    venue: VenueId,
) -> Result<(), Error> {
    let mut change = backend.change(caller, venue, Action::ManageKeys).await?;
    if !change.remove_webhook().await? {
        return Err(Error::NotFound);
    }
    change.log(&VenueEvent::WebhookRemoved).await?;
    change.commit().await
}

/// What is kept of a secret. It is long and random, so a plain hash will do.
pub(crate) fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}
