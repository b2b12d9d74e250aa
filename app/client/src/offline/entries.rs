//! The records of the outbox as they lie in the database: the exact JSON text
//! that was made with the scan, where it stands, and what to show for it.

use domain::batch::Renamed;
use domain::check_in::{CheckIn, Undo};
use domain::code::venue::VenueCode;
use domain::ids::RecordId;
use domain::json::{self, Json, Read};
use domain::outbox::{Entry, State};
use domain::time::Timestamp;
use domain::venue::PointKind;
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::StorageError;
use super::database::OUTBOX;
use crate::js;

/// A record on this phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) entry: Entry,
    /// The JSON text that is sent.
    pub(crate) text: String,
    /// What the text says; `None` when a later version of the app wrote it.
    pub(crate) says: Option<Says>,
    /// On the phone's own clock.
    pub(crate) recorded_at: Timestamp,
    pub(crate) label: Label,
}

/// What a record says, as far as every page must know. Only the pages that make
/// the other kinds read those: their types would weigh on each first visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    CheckIn(CheckIn),
    Undo(Undo),
    /// A declaration, or a scan by staff.
    Other,
}

/// What a poster said about itself, for showing later.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Label {
    pub(crate) venue: String,
    /// What the venue is called now, where the poster says an older name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) now_named: Option<String>,
    pub(crate) ward: String,
    pub(crate) point: Option<PointKind>,
}

impl Kept {
    /// A record that was made just now, not stored yet: its `text` as it is sent.
    pub(crate) fn new(id: RecordId, text: String, says: Says, at: Timestamp, label: Label) -> Self {
        Self {
            entry: Entry {
                id,
                state: State::Waiting { refusals: 0 },
            },
            text,
            says: Some(says),
            recorded_at: at,
            label,
        }
    }

    /// The same with its venue's name of today, if that is news.
    pub(crate) fn renamed(&self, renamed: &[Renamed]) -> Option<Self> {
        let Some(Says::CheckIn(check_in)) = &self.says else {
            return None;
        };
        let now = renamed.iter().find(|it| it.venue == check_in.venue)?;
        let now_named = (now.name != self.label.venue).then(|| now.name.clone());
        (now_named != self.label.now_named).then(|| Self {
            label: Label {
                now_named,
                ..self.label.clone()
            },
            ..self.clone()
        })
    }

    fn to_js(&self) -> JsValue {
        let written = |text: serde_json::Result<String>| text.unwrap_or_default().into();
        js::object(&[
            ("id", self.entry.id.to_string().into()),
            ("record", self.text.as_str().into()),
            ("recorded_at", (self.recorded_at.as_millis() as f64).into()),
            ("state", written(serde_json::to_string(&self.entry.state))),
            ("label", written(serde_json::to_string(&self.label))),
        ])
        .into()
    }

    fn from_js(value: &JsValue) -> Option<Self> {
        let text_of = |name| js::field(value, name).as_string();
        let text = text_of("record")?;
        let state = text_of("state").and_then(|state| json::read(&state));
        Some(Self {
            entry: Entry {
                id: text_of("id")?.parse().ok()?,
                // A state that this version cannot read: sent again, the server
                // knows whether it has it.
                state: state.unwrap_or(State::Waiting { refusals: 0 }),
            },
            says: json::read(&text),
            text,
            recorded_at: Timestamp::from_millis(js::field(value, "recorded_at").as_f64()? as i64),
            label: text_of("label")
                .and_then(|label| json::read(&label))
                .unwrap_or_default(),
        })
    }
}

impl Says {
    /// The record as it is sent.
    pub(crate) fn text(&self) -> Result<String, StorageError> {
        #[derive(Serialize)]
        #[serde(rename_all = "snake_case", tag = "kind")]
        enum Sent<'a> {
            CheckIn(&'a CheckIn),
            Undo(&'a Undo),
        }
        let sent = match self {
            Self::CheckIn(it) => Sent::CheckIn(it),
            Self::Undo(it) => Sent::Undo(it),
            Self::Other => return Err(StorageError::Failed),
        };
        serde_json::to_string(&sent).map_err(|_| StorageError::Failed)
    }
}

impl Read for Says {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        match fields.get::<String>("kind")?.as_str() {
            "check_in" => Read::read(fields.into()).map(Self::CheckIn),
            "undo" => Read::read(fields.into()).map(Self::Undo),
            "declaration" | "staff_scan" => Some(Self::Other),
            _ => None,
        }
    }
}

impl Read for Label {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        Some(Self {
            venue: fields.get_or_default("venue")?,
            now_named: fields.get("now_named")?,
            ward: fields.get_or_default("ward")?,
            point: fields.get("point")?,
        })
    }
}

impl From<&VenueCode> for Label {
    fn from(code: &VenueCode) -> Self {
        Self {
            venue: code.venue_name.clone(),
            now_named: None,
            ward: code.ward_name.clone(),
            point: Some(code.point_kind.clone()),
        }
    }
}

/// Every record on this phone, newest first.
pub(crate) async fn all() -> Result<Vec<Kept>, StorageError> {
    let values = OUTBOX.read_all().await?;
    let mut kept: Vec<_> = values.iter().filter_map(Kept::from_js).collect();
    kept.sort_unstable_by_key(|kept| std::cmp::Reverse((kept.recorded_at, kept.entry.id)));
    Ok(kept)
}

/// Stores these records, or where they stand now; on the disk when it returns.
pub(crate) async fn put(kept: &[Kept]) -> Result<(), StorageError> {
    OUTBOX
        .write(&|store| {
            kept.iter()
                .try_for_each(|kept| store.put(&kept.to_js()).map(drop))
        })
        .await
}

/// The record with this id.
pub(crate) fn find(kept: &[Kept], id: RecordId) -> Option<&Kept> {
    kept.iter().find(|kept| kept.entry.id == id)
}
