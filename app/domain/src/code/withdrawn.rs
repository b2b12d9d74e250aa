//! Which posters no longer count: withdrawn by their owners, or of venues that
//! were deleted. A log that only grows, signed by an issuing key, of which a
//! phone fetches what is new; so it knows a stolen poster without a network.

use ed25519_dalek::{Signer, SigningKey};
use serde::Serialize;

use super::keys::{KeyId, KeyList, PublicKey};
use super::venue::VenueCode;
use crate::ids::VenueId;
use crate::json::{self, Json, Read};
use crate::signature::SignatureText;
use crate::time::Timestamp;
use crate::venue::PointNumber;
use crate::{read_by_hand, read_fields};

/// Most entries of one part.
pub const PART_ENTRIES: usize = 2_000;

/// What happened to posters, one entry after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum Withdrawal {
    /// Posters of this point below this version no longer count.
    Poster {
        venue: VenueId,
        point: PointNumber,
        below: u16,
    },
    /// The venue was deleted: none of its posters counts.
    Venue { venue: VenueId },
    /// The venue is back.
    Restored { venue: VenueId },
    /// Something that this version of the app does not know; passed over.
    Other,
}

/// The entries after the first `after` of the log, up to `until`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WithdrawnPart {
    pub after: u64,
    pub until: u64,
    /// Whether the log ends here for now.
    pub is_last: bool,
    /// On the server's clock.
    pub issued_at: Timestamp,
    pub entries: Vec<Withdrawal>,
}

/// A part as it travels: its exact JSON text, signed by a key of the key list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignedWithdrawnPart {
    pub part: String,
    pub key: PublicKey,
    pub signature: SignatureText,
}

/// The log as a phone keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withdrawn {
    /// How much of the log is in here.
    pub until: u64,
    /// On the server's clock; `None` before the first part.
    pub issued_at: Option<Timestamp>,
    /// Sorted, a point once, each with the lowest version that counts. Lists:
    /// trees would add kilobytes to what every phone loads first.
    posters: Vec<((VenueId, PointNumber), u16)>,
    /// Sorted.
    deleted: Vec<VenueId>,
}

/// Why a poster with a good signature does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotValid {
    PosterWithdrawn,
    VenueDeleted,
}

impl SignedWithdrawnPart {
    /// Signs `part` with an issuing key.
    ///
    /// # Errors
    /// None in practice: a part is always written as JSON.
    pub fn sign(part: &WithdrawnPart, key: &SigningKey) -> Result<Self, serde_json::Error> {
        let text = serde_json::to_string(part)?;
        let signature = SignatureText::from_bytes(key.sign(&signed_bytes(&text)).to_bytes());
        Ok(Self {
            part: text,
            key: PublicKey::of(key),
            signature,
        })
    }

    /// The part inside, if a key of the list signed it that is not revoked.
    pub fn open(&self, keys: &KeyList) -> Option<WithdrawnPart> {
        let known = keys.find(KeyId::of(&self.key))?;
        let is_signed =
            known == self.key && known.signed(&signed_bytes(&self.part), &self.signature);
        is_signed.then(|| json::read(&self.part)).flatten()
    }
}

impl Withdrawn {
    /// Goes on with `part`; `false`, and nothing is changed, when it does not
    /// go on where this ends.
    pub fn add(&mut self, part: &WithdrawnPart) -> bool {
        if part.after != self.until || part.until < part.after {
            return false;
        }
        self.until = part.until;
        self.issued_at = Some(part.issued_at);
        for entry in &part.entries {
            match *entry {
                Withdrawal::Poster {
                    venue,
                    point,
                    below,
                } => {
                    let poster = (venue, point);
                    match self.posters.binary_search_by_key(&poster, |(at, _)| *at) {
                        Ok(at) => self.posters[at].1 = below.max(self.posters[at].1),
                        Err(at) => self.posters.insert(at, (poster, below)),
                    }
                }
                Withdrawal::Venue { venue } => {
                    if let Err(at) = self.deleted.binary_search(&venue) {
                        self.deleted.insert(at, venue);
                    }
                }
                Withdrawal::Restored { venue } => {
                    if let Ok(at) = self.deleted.binary_search(&venue) {
                        self.deleted.remove(at);
                    }
                }
                Withdrawal::Other => {}
            }
        }
        true
    }

    /// Why this code does not count, if it does not.
    pub fn refuses(&self, code: &VenueCode) -> Option<NotValid> {
        if self.deleted.binary_search(&code.venue).is_ok() {
            return Some(NotValid::VenueDeleted);
        }
        let poster = (code.venue, code.point);
        let at = self.posters.binary_search_by_key(&poster, |(at, _)| *at);
        let (_, below) = self.posters[at.ok()?];
        (code.poster_version < below).then_some(NotValid::PosterWithdrawn)
    }

    /// All that counts of the log, in one part to be kept.
    pub fn entries(&self) -> Vec<Withdrawal> {
        let posters = self
            .posters
            .iter()
            .map(|&((venue, point), below)| Withdrawal::Poster {
                venue,
                point,
                below,
            });
        let venues = self
            .deleted
            .iter()
            .map(|&venue| Withdrawal::Venue { venue });
        posters.chain(venues).collect()
    }
}

fn signed_bytes(part: &str) -> Vec<u8> {
    [b"luuvet withdrawn 1", part.as_bytes()].concat()
}

read_fields!(WithdrawnPart {
    after,
    until,
    is_last,
    issued_at,
    entries
});

read_fields!(SignedWithdrawnPart {
    part,
    key,
    signature
});

impl Read for Withdrawal {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(match fields.get::<String>("what")?.as_str() {
            "poster" => Self::Poster {
                venue: fields.get("venue")?,
                point: fields.get("point")?,
                below: fields.get("below")?,
            },
            "venue" => Self::Venue {
                venue: fields.get("venue")?,
            },
            "restored" => Self::Restored {
                venue: fields.get("venue")?,
            },
            _ => Self::Other,
        })
    }
}

read_by_hand!(Withdrawal);
