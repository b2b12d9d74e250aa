//! Recording a declaration, and the code that follows from it.

use domain::batch::{DeviceKey, Issued};
use domain::code::personal::{Credential, Live, SeenAt, Terms, peek};
use domain::health::declaration::{Declaration, USUAL_VALIDITY};
use domain::record::Record;
use domain::time::Timestamp;
use ed25519_dalek::SigningKey;
use leptos::prelude::*;

use crate::bell::Ring;
use crate::offline::StorageError;
use crate::offline::entries::{Kept, Label, Says};
use crate::trail::{Keys, Trail};
use crate::{device, family, persistence, sync};

/// Records a declaration: on the disk when this returns, sent when there is a
/// network.
///
/// # Errors
/// Nothing was recorded.
pub(crate) async fn declare(
    trail: Trail,
    declaration: Declaration,
    now: Timestamp,
) -> Result<(), StorageError> {
    // Before the first record, so that none is ever without an owner.
    device::key(now).await?;
    family::keep(&declaration).await?;
    let label = Label {
        venue: declaration.holder.name.clone(),
        ..Label::default()
    };
    let id = declaration.id;
    let record = Record::Declaration(Box::new(declaration));
    let text = serde_json::to_string(&record).map_err(|_| StorageError::Failed)?;
    trail
        .add(Kept::new(id, text, Says::Other, now, label))
        .await?;
    persistence::ask();
    sync::ring(Ring::Hope);
    Ok(())
}

/// What a phone can show for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// Without the phone's statement of this minute.
    issued: String,
    pub(crate) credential: Credential,
    /// Whether the server signed it.
    pub(crate) is_signed: bool,
}

impl Shown {
    /// The code upon `declaration`: what the server signed, or what the phone
    /// says alone until then.
    pub(crate) fn of(
        trail: Trail,
        declaration: &Declaration,
        issued: Option<Issued>,
        phone: &SigningKey,
    ) -> Option<Self> {
        if let Some(issued) = issued {
            return Some(Self {
                credential: peek(&issued.live)?,
                issued: issued.live,
                is_signed: true,
            });
        }
        let declared_at = server_time(trail, declaration.declared_at);
        let terms = Terms {
            serial: 0,
            phone: DeviceKey::of(phone),
            declared_at,
            valid_until: declared_at.plus(USUAL_VALIDITY),
        };
        let credential = Credential::of(declaration, terms);
        Some(Self {
            issued: credential.self_declare(&origin(trail)),
            credential,
            is_signed: false,
        })
    }

    /// The text to show at `now`, on the phone's clock.
    pub(crate) fn text(
        &self,
        trail: Trail,
        tells_places: bool,
        seen_at: Option<SeenAt>,
        phone: &SigningKey,
        now: Timestamp,
    ) -> Option<String> {
        let live = Live {
            at: server_time(trail, now),
            clock_known: trail.clock.get_untracked().is_some(),
            tells_places,
            seen_at: seen_at.filter(|_| tells_places),
        };
        live.show(&self.issued, phone)
    }
}

/// What the server's clock says when the phone's says `at`, as far as is known.
pub(crate) fn server_time(trail: Trail, at: Timestamp) -> Timestamp {
    let clock = trail.clock.get_untracked();
    clock.map_or(at, |clock| clock.to_server(at))
}

fn origin(trail: Trail) -> String {
    let listed = trail.keys.with_untracked(|keys| match keys {
        Keys::Known(list) => list.origins.first().cloned(),
        Keys::Reading | Keys::Missing => None,
    });
    listed.unwrap_or_else(|| window().location().origin().unwrap_or_default())
}
