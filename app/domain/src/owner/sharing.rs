//! Sharing a venue with other people by phone number (R16, R17).

use std::time::Duration;

use serde::Serialize;

use super::role::Role;
use crate::ids::{PersonId, ShareId, VenueId};
use crate::json::{Json, Read};
use crate::phone::{PhoneError, PhoneNumber};
use crate::time::Timestamp;
use crate::{read_by_hand, read_fields};

/// How long an invitation, and the code sent with it, is good for.
pub const SHARE_LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);
/// Most phone numbers of one sharing.
pub const MAX_PHONES: usize = 20;

/// The phone numbers in a text, as typed: separated by commas, semicolons or lines.
pub fn typed_phones(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n', '،', '，'])
        .map(str::trim)
        .filter(|phone| !phone.is_empty())
}

/// What became of one number of a sharing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShareResult {
    /// As typed.
    pub typed: String,
    #[serde(flatten)]
    pub outcome: ShareOutcome,
}

/// See [`ShareResult`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum ShareOutcome {
    /// A code is on its way to that phone.
    Sent { share: ShareId },
    /// No number that can receive a code.
    BadNumber { reason: PhoneError },
    /// That person has this very role already.
    AlreadyShared,
    /// One's own number: nobody changes their own role.
    Yourself,
    /// Too many codes went to that number, or from here.
    TooManyCodes { wait_seconds: u32 },
    /// The message could not be sent; try again.
    NotSent,
}

/// Everybody who has to do with a venue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Team {
    /// Owners first.
    pub members: Vec<Member>,
    /// Newest first; none that has expired.
    pub pending: Vec<PendingShare>,
}

/// Somebody with a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Member {
    pub person: PersonId,
    pub phone: PhoneNumber,
    /// Empty while not known.
    pub name: String,
    pub role: Role,
    pub since: Timestamp,
    pub is_you: bool,
}

/// Somebody who was invited and has not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PendingShare {
    pub share: ShareId,
    pub phone: PhoneNumber,
    pub role: Role,
    pub invited_at: Timestamp,
    pub expires_at: Timestamp,
}

/// A pending share as the invited person sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Invitation {
    pub share: ShareId,
    pub venue_name: String,
    pub address: String,
    pub role: Role,
    /// The number of whoever shares.
    pub invited_by: PhoneNumber,
    pub expires_at: Timestamp,
}

/// A share that was completed with its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Accepted {
    pub venue: VenueId,
    pub venue_name: String,
    pub role: Role,
}

impl Read for ShareResult {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        let typed = fields.get("typed")?;
        let outcome = match fields.get::<String>("outcome")?.as_str() {
            "sent" => ShareOutcome::Sent {
                share: fields.get("share")?,
            },
            "bad_number" => ShareOutcome::BadNumber {
                reason: fields.get("reason")?,
            },
            "already_shared" => ShareOutcome::AlreadyShared,
            "yourself" => ShareOutcome::Yourself,
            "too_many_codes" => ShareOutcome::TooManyCodes {
                wait_seconds: fields.get("wait_seconds")?,
            },
            "not_sent" => ShareOutcome::NotSent,
            _ => return None,
        };
        Some(Self { typed, outcome })
    }
}

read_by_hand!(ShareResult);

read_fields!(Team { members, pending });

read_fields!(Member {
    person,
    phone,
    name,
    role,
    since,
    is_you
});

read_fields!(PendingShare {
    share,
    phone,
    role,
    invited_at,
    expires_at
});

read_fields!(Invitation {
    share,
    venue_name,
    address,
    role,
    invited_by,
    expires_at
});

read_fields!(Accepted {
    venue,
    venue_name,
    role
});
