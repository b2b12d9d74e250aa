//! A venue's own history (R18): who did what with it, when, and from where.

use serde::Serialize;

use super::file::{FileFormat, Paper};
use super::role::Role;
use crate::json::{Json, Read};
use crate::phone::PhoneNumber;
use crate::time::Timestamp;
use crate::venue::PointKind;
use crate::{read_by_hand, read_fields, words};

/// Rows of one page.
pub const PAGE_EVENTS: usize = 50;

/// What was done. Stored as its JSON and hashed: a kind is never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum VenueEvent {
    Registered,
    Edited {
        changes: Vec<Change>,
    },
    PointsAdded {
        points: Vec<PointKind>,
    },
    PosterWithdrawn {
        point: PointKind,
        version: u16,
    },
    FileDownloaded {
        paper: Paper,
        format: FileFormat,
        posters: u32,
    },
    ExportTaken {
        format: FileFormat,
        rows: u64,
    },
    HistoryDownloaded {
        format: FileFormat,
        rows: u64,
    },
    Shared {
        phone: PhoneNumber,
        role: Role,
    },
    ShareSentAgain {
        phone: PhoneNumber,
        role: Role,
    },
    ShareWithdrawn {
        phone: PhoneNumber,
        role: Role,
    },
    ShareAccepted {
        phone: PhoneNumber,
        role: Role,
    },
    Revoked {
        phone: PhoneNumber,
        role: Role,
    },
    Left {
        phone: PhoneNumber,
        role: Role,
    },
    KeyMade {
        name: String,
    },
    KeyRevoked {
        name: String,
    },
    ApiCalled {
        call: ApiCall,
    },
    WebhookSet {
        url: String,
    },
    WebhookRemoved,
    Deleted,
    Restored,
    /// Something that this version of the app does not know.
    Other,
}

/// A field of the venue before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    pub field: Field,
    pub from: String,
    pub to: String,
}

/// A field of [`crate::venue::VenueDetails`]. Kinds are given by their words
/// (`market`), the ward by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Name,
    Kind,
    Address,
    Ward,
    UsualStay,
}

/// What another system asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiCall {
    /// A page of check-ins.
    List,
    /// A stream of check-ins was opened.
    Stream,
    /// A call that this version of the app does not know.
    Other,
}

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum Account {
    Person {
        phone: PhoneNumber,
        name: String,
    },
    /// Another system, by the name of its key.
    Key {
        key: String,
    },
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventRow {
    /// Counts the venue's rows from 1, without a gap.
    pub number: u64,
    /// On the server's clock.
    pub at: Timestamp,
    pub account: Account,
    /// The network address that it came from; empty where that was not kept.
    pub ip: String,
    pub event: VenueEvent,
}

/// One page, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventPage {
    pub rows: Vec<EventRow>,
    /// Ask for rows before this number next; `None` on the last page.
    pub next: Option<u64>,
}

words!(Field {
    Name = "name",
    Kind = "kind",
    Address = "address",
    Ward = "ward",
    UsualStay = "usual_stay",
});

words!(ApiCall {
    List = "list",
    Stream = "stream",
    Other = "other",
} else Other);

read_fields!(Change { field, from, to });

read_fields!(EventRow {
    number,
    at,
    account,
    ip,
    event
});

read_fields!(EventPage { rows, next });

impl Read for Account {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(match fields.get::<String>("by")?.as_str() {
            "person" => Self::Person {
                phone: fields.get("phone")?,
                name: fields.get("name")?,
            },
            "key" => Self::Key {
                key: fields.get("key")?,
            },
            _ => return None,
        })
    }
}

impl Read for VenueEvent {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        let what = fields.get::<String>("what")?;
        Some(match what.as_str() {
            "registered" => Self::Registered,
            "edited" => Self::Edited {
                changes: fields.get("changes")?,
            },
            "points_added" => Self::PointsAdded {
                points: fields.get("points")?,
            },
            "poster_withdrawn" => Self::PosterWithdrawn {
                point: fields.get("point")?,
                version: fields.get("version")?,
            },
            "file_downloaded" => Self::FileDownloaded {
                paper: fields.get("paper")?,
                format: fields.get("format")?,
                posters: fields.get("posters")?,
            },
            "export_taken" => Self::ExportTaken {
                format: fields.get("format")?,
                rows: fields.get("rows")?,
            },
            "history_downloaded" => Self::HistoryDownloaded {
                format: fields.get("format")?,
                rows: fields.get("rows")?,
            },
            "shared" | "share_sent_again" | "share_withdrawn" | "share_accepted" | "revoked"
            | "left" => {
                let (phone, role) = (fields.get("phone")?, fields.get("role")?);
                match what.as_str() {
                    "shared" => Self::Shared { phone, role },
                    "share_sent_again" => Self::ShareSentAgain { phone, role },
                    "share_withdrawn" => Self::ShareWithdrawn { phone, role },
                    "share_accepted" => Self::ShareAccepted { phone, role },
                    "revoked" => Self::Revoked { phone, role },
                    _ => Self::Left { phone, role },
                }
            }
            "key_made" => Self::KeyMade {
                name: fields.get("name")?,
            },
            "key_revoked" => Self::KeyRevoked {
                name: fields.get("name")?,
            },
            "api_called" => Self::ApiCalled {
                call: fields.get("call")?,
            },
            "webhook_set" => Self::WebhookSet {
                url: fields.get("url")?,
            },
            "webhook_removed" => Self::WebhookRemoved,
            "deleted" => Self::Deleted,
            "restored" => Self::Restored,
            _ => Self::Other,
        })
    }
}

read_by_hand!(VenueEvent, Account);
