//! A scan by staff: the record that says who passed which way, and what the
//! checkpoint saw. What is about the person is sealed to the server on the
//! phone, before it is stored there.

use serde::Serialize;

use super::verdict::Verdict;
use crate::ids::{HolderId, RecordId, VenueId};
use crate::time::{ClockReading, Timestamp};
use crate::venue::{Direction, PointNumber};
use crate::{read_fields, words};

/// What a sighting is sealed for.
pub const PURPOSE: &str = "luuvet staff scan 1";
/// Longest sealed part, in characters.
pub const MAX_SEALED: usize = 3_000;

/// One scan at a checkpoint, as it waits and travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StaffScan {
    pub id: RecordId,
    pub venue: VenueId,
    pub point: PointNumber,
    pub direction: Direction,
    /// A [`Sighting`], sealed to the server's key; base64.
    pub sealed: String,
    /// On the phone's own clock.
    pub scanned_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<ClockReading>,
}

/// How the code came to the checkpoint's phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reader {
    Camera,
    /// A barcode reader that types.
    Wedge,
    /// By hand, the last resort.
    Typed,
}

/// What somebody showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shown {
    /// Our personal code, live.
    Live,
    /// Our personal code, printed.
    Printed,
    /// Our personal code without the server's signature.
    SelfDeclared,
    /// An EU or Vietnamese certificate.
    Certificate,
    /// The citizen ID card.
    IdCard,
    /// The national personal QR of 2021.
    National,
    /// The health insurance card.
    Insurance,
    /// Nothing: a name was typed.
    Nothing,
}

/// Who passed and what the checkpoint saw: sealed as soon as it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sighting {
    pub reader: Reader,
    pub shown: Shown,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<HolderId>,
    /// The credential's serial number, if the server issued one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serial: Option<u32>,
    /// Of an ID document, in full; the server keeps it encrypted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<String>,
    /// First letters, as a list may show.
    pub masked_name: String,
    pub verdict: Verdict,
    /// When the oldest list was issued that the verdict rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lists_at: Option<Timestamp>,
}

words!(Reader {
    Camera = "camera",
    Wedge = "wedge",
    Typed = "typed",
});

words!(Shown {
    Live = "live",
    Printed = "printed",
    SelfDeclared = "self_declared",
    Certificate = "certificate",
    IdCard = "id_card",
    National = "national",
    Insurance = "insurance",
    Nothing = "nothing",
});

read_fields!(StaffScan {
    id,
    venue,
    point,
    direction,
    sealed,
    scanned_at,
    clock
});

read_fields!(Sighting {
    reader,
    shown,
    holder,
    serial,
    document_number,
    masked_name,
    verdict,
    lists_at
});
