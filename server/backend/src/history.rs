//! Scan history for owners: that somebody was there, not who.

use domain::history::{Cursor, HistoryFilter, HistoryPage, PAGE_ROWS};

use crate::caller::Caller;
use crate::{Backend, Error, venues};

/// A page of the scan history of the caller's venues, newest first. Check-ins
/// that were undone in time are left out.
///
/// # Errors
/// [`Error::SignInAgain`]; [`Error::NotFound`] for a venue of somebody else.
pub async fn page(
    backend: &Backend,
    caller: &Caller,
    filter: HistoryFilter,
) -> Result<HistoryPage, Error> {
    let owner = caller.signed_in()?.person_key;
    if let Some(venue) = filter.venue {
        venues::find(backend, owner, venue).await?;
    }
    // One row more than a page tells whether there is another.
    let mut rows = backend.store.history(owner, &filter, PAGE_ROWS + 1).await?;
    let is_last = rows.len() <= PAGE_ROWS;
    rows.truncate(PAGE_ROWS);
    let next = rows.last().filter(|_| !is_last).map(|row| Cursor {
        at: row.at,
        id: row.id,
    });
    Ok(HistoryPage { rows, next })
}
