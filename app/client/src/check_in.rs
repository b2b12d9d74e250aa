//! Recording that somebody was here, and taking it back. "Saved" means on the
//! disk of this phone; the network has no part in it.

use domain::check_in::{CheckIn, Method, Undo};
use domain::code::venue::VenueCode;
use domain::ids::RecordId;
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::bell::Ring;
use crate::offline::StorageError;
use crate::offline::entries::{Kept, Label, Says};
use crate::trail::Trail;
use crate::{device, persistence, random, sync};

/// A check-in that is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CheckedIn {
    pub(crate) check_in: CheckIn,
    pub(crate) label: Label,
    /// It was there before: the same poster within five minutes.
    pub(crate) repeated: bool,
}

/// Records a check-in, or finds the one that it repeats.
///
/// # Errors
/// Nothing was saved.
pub(crate) async fn check_in_at(
    trail: Trail,
    code: &VenueCode,
    method: Method,
    now: Timestamp,
) -> Result<CheckedIn, StorageError> {
    if trail.read.get_untracked() != Some(Ok(())) {
        trail.reload().await?;
    }
    let label = Label {
        now_named: now_named(&trail.records.read_untracked(), code),
        ..Label::from(code)
    };
    if let Some(check_in) = repeated(&trail.records.read_untracked(), code, now) {
        return Ok(CheckedIn {
            check_in,
            label,
            repeated: true,
        });
    }
    // Before the first record, so that none is ever without an owner.
    device::key(now).await?;
    let check_in = CheckIn {
        id: new_id(now)?,
        venue: code.venue,
        point: code.point,
        poster_version: code.poster_version,
        method,
        scanned_at: now,
        clock: trail.clock.get_untracked(),
    };
    let says = Says::CheckIn(check_in.clone());
    record(trail, check_in.id, says, now, label.clone()).await?;
    persistence::ask();
    sync::ring(Ring::Hope);
    Ok(CheckedIn {
        check_in,
        label,
        repeated: false,
    })
}

/// Takes a check-in back; the undo is a record of its own, sent like any other.
///
/// # Errors
/// Nothing was saved: the check-in stands.
pub(crate) async fn undo(
    trail: Trail,
    checked_in: &CheckedIn,
    now: Timestamp,
) -> Result<(), StorageError> {
    let undo = Undo {
        id: new_id(now)?,
        check_in: checked_in.check_in.id,
        undone_at: now,
    };
    let label = checked_in.label.clone();
    record(trail, undo.id, Says::Undo(undo), now, label).await?;
    sync::ring(Ring::Hope);
    Ok(())
}

async fn record(
    trail: Trail,
    id: RecordId,
    says: Says,
    now: Timestamp,
    label: Label,
) -> Result<(), StorageError> {
    let text = says.text()?;
    trail.add(Kept::new(id, text, says, now, label)).await
}

/// The undo of this check-in, if there is one.
pub(crate) fn undo_of(records: &[Kept], check_in: RecordId) -> Option<&Kept> {
    records
        .iter()
        .find(|kept| matches!(&kept.says, Some(Says::Undo(undo)) if undo.check_in == check_in))
}

fn repeated(records: &[Kept], code: &VenueCode, now: Timestamp) -> Option<CheckIn> {
    records.iter().find_map(|kept| match &kept.says {
        Some(Says::CheckIn(it))
            if it.is_repeated_by(code.venue, code.point, now)
                && undo_of(records, it.id).is_none() =>
        {
            Some(it.clone())
        }
        _ => None,
    })
}

/// What the venue of this code is called now, if the phone was told before.
fn now_named(records: &[Kept], code: &VenueCode) -> Option<String> {
    records.iter().find_map(|kept| match &kept.says {
        Some(Says::CheckIn(it)) if it.venue == code.venue => kept.label.now_named.clone(),
        _ => None,
    })
}

fn new_id(now: Timestamp) -> Result<RecordId, StorageError> {
    let random = random::bytes().ok_or(StorageError::NoRandomness)?;
    Ok(RecordId::new(now, random))
}
