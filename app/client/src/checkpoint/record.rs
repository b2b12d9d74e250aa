//! Recording a scan: sealed to the server before it is stored, so that a phone
//! that is lost holds nothing about the people it scanned.

use domain::checkpoint::scan::{PURPOSE, Reader, Shown, Sighting, StaffScan};
use domain::ids::RecordId;
use domain::record::Record;
use leptos::prelude::*;

use super::judge::{Held, Sight};
use super::post::Post;
use crate::bell::Ring;
use crate::offline::StorageError;
use crate::offline::entries::{Kept, Label, Says};
use crate::time_text::now;
use crate::trail::{Keys, Trail};
use crate::{device, random, sync};

/// Why a scan was not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotRecorded {
    /// The server's key never came, so nothing can be sealed.
    NoKey,
    Storage(StorageError),
}

/// Records that somebody passed; on the disk when this returns.
///
/// # Errors
/// Nothing was recorded.
pub(crate) async fn record(
    trail: Trail,
    post: Post,
    sight: Sight,
    reader: Reader,
) -> Result<(), NotRecorded> {
    let failed = NotRecorded::Storage;
    let at = now();
    device::key(at).await.map_err(failed)?;
    let key = trail.keys.with_untracked(|keys| match keys {
        Keys::Known(list) => list.sealing,
        Keys::Reading | Keys::Missing => None,
    });
    let key = key.ok_or(NotRecorded::NoKey)?;
    let sighting = sighting(sight, reader);
    let text = serde_json::to_vec(&sighting).map_err(|_| failed(StorageError::Failed))?;
    let no_randomness = || failed(StorageError::NoRandomness);
    let seed = random::bytes().ok_or_else(no_randomness)?;
    let sealed = sealing::seal(&key, PURPOSE, &text, seed).ok_or(NotRecorded::NoKey)?;
    let id = RecordId::new(at, random::bytes().ok_or_else(no_randomness)?);
    let scan = Record::StaffScan(StaffScan {
        id,
        venue: post.venue,
        point: post.point,
        direction: post.direction,
        sealed,
        scanned_at: at,
        clock: trail.clock.get_untracked(),
    });
    let text = serde_json::to_string(&scan).map_err(|_| failed(StorageError::Failed))?;
    // Where, but not who: this part is not sealed.
    let label = Label {
        venue: post.name,
        ..Label::default()
    };
    let kept = Kept::new(id, text, Says::Other, at, label);
    trail.add(kept).await.map_err(failed)?;
    sync::ring(Ring::Hope);
    Ok(())
}

fn sighting(sight: Sight, reader: Reader) -> Sighting {
    let nobody = Sighting {
        reader,
        shown: Shown::Nothing,
        holder: None,
        serial: None,
        document_number: None,
        masked_name: String::new(),
        verdict: sight.verdict,
        lists_at: sight.lists_at,
    };
    match sight.held {
        Held::Person { credential, shown } => Sighting {
            shown,
            holder: Some(credential.holder),
            serial: (shown != Shown::SelfDeclared).then_some(credential.serial),
            masked_name: credential.masked_name,
            ..nobody
        },
        Held::Document {
            shown,
            masked_name,
            number,
            ..
        } => Sighting {
            shown,
            masked_name,
            document_number: number.map(|it| it.reveal_to_seal().to_owned()),
            ..nobody
        },
        Held::Certificate(it) => Sighting {
            shown: Shown::Certificate,
            masked_name: it.masked_name,
            ..nobody
        },
        Held::Contradictory(_)
        | Held::Unreadable(_)
        | Held::Venue
        | Held::Payment
        | Held::Link { .. }
        | Held::Other => nobody,
    }
}
