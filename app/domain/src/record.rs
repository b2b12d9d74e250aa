//! What a phone reports, and what the server answers for each: the units of
//! the outbox.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::check_in::{CheckIn, Undo};
use crate::checkpoint::scan::StaffScan;
use crate::health::declaration::Declaration;
use crate::ids::RecordId;
use crate::json::{Json, Read};
use crate::{read_by_hand, words};

/// One thing that a phone reports. Grows by kinds; a kind is never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Record {
    CheckIn(CheckIn),
    Undo(Undo),
    /// Somebody's health declaration.
    Declaration(Box<Declaration>),
    /// A scan by staff.
    StaffScan(StaffScan),
}

impl Record {
    /// The key under which it is recorded exactly once.
    pub fn id(&self) -> RecordId {
        match self {
            Self::CheckIn(check_in) => check_in.id,
            Self::Undo(undo) => undo.id,
            Self::Declaration(declaration) => declaration.id,
            Self::StaffScan(scan) => scan.id,
        }
    }

    /// SHA-256 over its meaning, not its spelling: the same record written by a
    /// later version of the app, with other blanks or field order, is the same.
    pub fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        match self {
            Self::CheckIn(it) => {
                hash.update([1]);
                hash.update(it.id.as_bytes());
                hash.update(it.venue.as_bytes());
                hash.update(it.point.0.to_be_bytes());
                hash.update(it.poster_version.to_be_bytes());
                hash.update([it.method as u8]);
                hash.update(it.scanned_at.as_millis().to_be_bytes());
            }
            Self::Undo(it) => {
                hash.update([2]);
                hash.update(it.id.as_bytes());
                hash.update(it.check_in.as_bytes());
                hash.update(it.undone_at.as_millis().to_be_bytes());
            }
            // As this version writes it: a field that a later one adds must be
            // left out where it says nothing, or old records change.
            Self::Declaration(it) => {
                hash.update([3]);
                hash.update(serde_json::to_vec(it).unwrap_or_default());
            }
            Self::StaffScan(it) => {
                hash.update([4]);
                hash.update(it.id.as_bytes());
                hash.update(it.venue.as_bytes());
                hash.update(it.point.0.to_be_bytes());
                hash.update([it.direction as u8]);
                hash.update(it.scanned_at.as_millis().to_be_bytes());
                hash.update(it.sealed.as_bytes());
            }
        }
        hash.finalize().into()
    }
}

/// The server's answer for one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// The record's id; `None` only when it could not be read out of a
    /// malformed record, which is then known by its place in the batch.
    pub id: Option<RecordId>,
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Outcome {
    /// Stored now, durably.
    Recorded,
    /// Stored before, with the same content.
    AlreadyRecorded,
    /// Not stored, and will not be; the phone keeps it and shows why.
    Rejected { reason: Rejection },
}

/// Why a record will never be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Rejection {
    #[error("the record is not JSON")]
    NotJson,
    #[error("the record lacks a field or has one of the wrong type")]
    Malformed,
    #[error("the record is larger than {} bytes", crate::batch::MAX_RECORD_BYTES)]
    TooLarge,
    #[error("another record with this id was stored before")]
    OtherContent,
    #[error("the venue is not known here")]
    UnknownVenue,
    #[error("the venue has no such point")]
    UnknownPoint,
    /// Scanned after its owner withdrew it: stolen, copied or replaced.
    #[error("the poster was withdrawn")]
    PosterWithdrawn,
    /// Scanned after its owner deleted it.
    #[error("the venue was deleted")]
    VenueDeleted,
    #[error("the record is older than records are kept")]
    TooOld,
    /// A declaration that no form of ours would have let through.
    #[error("an answer of the declaration cannot be accepted")]
    BadDeclaration,
    #[error("the record, or the check-in to undo, belongs to another phone")]
    NotYours,
    #[error("the undo came later than a minute after the check-in")]
    UndoTooLate,
    /// The server refused it again and again without saying why.
    #[error("the server refused the record repeatedly")]
    RefusedRepeatedly,
    /// A reason that this version of the app does not know.
    #[error("the record was rejected")]
    Other,
}

words!(Rejection {
    NotJson = "not_json",
    Malformed = "malformed",
    TooLarge = "too_large",
    OtherContent = "other_content",
    UnknownVenue = "unknown_venue",
    UnknownPoint = "unknown_point",
    PosterWithdrawn = "poster_withdrawn",
    VenueDeleted = "venue_deleted",
    TooOld = "too_old",
    BadDeclaration = "bad_declaration",
    NotYours = "not_yours",
    UndoTooLate = "undo_too_late",
    RefusedRepeatedly = "refused_repeatedly",
    Other = "other",
} else Other);

impl Read for Record {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        match fields.get::<String>("kind")?.as_str() {
            "check_in" => Read::read(fields.into()).map(Self::CheckIn),
            "undo" => Read::read(fields.into()).map(Self::Undo),
            "declaration" => Read::read(fields.into())
                .map(Box::new)
                .map(Self::Declaration),
            "staff_scan" => Read::read(fields.into()).map(Self::StaffScan),
            _ => None,
        }
    }
}

impl Read for Receipt {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(Self {
            id: fields.get("id")?,
            outcome: Read::read(fields.into())?,
        })
    }
}

impl Read for Outcome {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(match fields.get::<String>("outcome")?.as_str() {
            "recorded" => Self::Recorded,
            "already_recorded" => Self::AlreadyRecorded,
            "rejected" => Self::Rejected {
                reason: fields.get("reason")?,
            },
            _ => return None,
        })
    }
}

read_by_hand!(Record, Receipt, Outcome);
