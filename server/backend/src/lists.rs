//! The city's lists for those who show and scan personal codes: what they hold
//! today, signed by the issuing key.

use domain::checkpoint::TRUST_PURPOSE;
use domain::checkpoint::outbreak::{self, OutbreakList};
use domain::checkpoint::revoked::{self, RevokedList};
use domain::code::signed_text::SignedText;
use domain::day::Day;
use domain::health::declaration::LOOK_BACK_DAYS;
use domain::time::DAY;
use serde::Serialize;

use crate::{Backend, Error};

/// The outbreak areas of today and of the look-back.
///
/// # Errors
/// Only when the database fails.
pub async fn outbreaks(backend: &Backend) -> Result<SignedText, Error> {
    let now = backend.clock.now();
    let earliest = Day::in_vietnam(now).minus(LOOK_BACK_DAYS);
    let wards = backend.store.outbreak_wards(earliest).await?;
    let venues = backend.store.outbreak_venues(earliest.starts_at()).await?;
    let list = OutbreakList {
        issued_at: now,
        wards: wards.into_iter().map(|entry| entry.outbreak).collect(),
        venues: venues.into_iter().map(|entry| entry.outbreak).collect(),
    };
    sign(backend, &list, outbreak::PURPOSE)
}

/// The credentials that were revoked and would count otherwise.
///
/// # Errors
/// Only when the database fails.
pub async fn revoked(backend: &Backend) -> Result<SignedText, Error> {
    let now = backend.clock.now();
    // A day more, for phones whose clock is behind.
    let serials = backend.store.revoked(now.minus(DAY)).await?;
    sign(backend, &RevokedList::of(serials, now), revoked::PURPOSE)
}

/// Whose certificates are believed.
///
/// # Errors
/// Only when the database fails.
pub async fn trust_list(backend: &Backend) -> Result<SignedText, Error> {
    let list = backend.store.trust_list().await?;
    sign(backend, &list, TRUST_PURPOSE)
}

fn sign(backend: &Backend, list: &impl Serialize, purpose: &str) -> Result<SignedText, Error> {
    SignedText::sign(list, purpose, backend.keys.issuing())
        .map_err(|_| Error::Unreadable("a signed list"))
}
