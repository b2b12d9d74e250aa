//! The log of what was withdrawn, for phones: public, signed, part by part.

use domain::code::withdrawn::{PART_ENTRIES, SignedWithdrawnPart, WithdrawnPart};

use crate::{Backend, Error};

/// The part of the log after its first `after` entries.
///
/// # Errors
/// Only when the database fails.
pub async fn part(backend: &Backend, after: u64) -> Result<SignedWithdrawnPart, Error> {
    let entries = backend.store.withdrawals(after, PART_ENTRIES + 1).await?;
    let is_last = entries.len() <= PART_ENTRIES;
    let entries = &entries[..entries.len().min(PART_ENTRIES)];
    let part = WithdrawnPart {
        after,
        until: entries.last().map_or(after, |(number, _)| *number),
        is_last,
        issued_at: backend.clock.now(),
        entries: entries.iter().map(|(_, entry)| *entry).collect(),
    };
    SignedWithdrawnPart::sign(&part, backend.keys.issuing())
        .map_err(|_| Error::Unreadable("withdrawals"))
}
