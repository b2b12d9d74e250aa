//! Verifying the venues' histories, beside a running server or without one.

use std::path::Path;

use crate::Error;
use crate::keys::Keys;
use crate::storage::Store;
pub use crate::storage::event_total::Total;
pub use crate::storage::verify::{Fault, Verified};

/// Goes through every row of every venue in a database file.
///
/// # Errors
/// [`Error::Start`] when the file or the keys are not there or cannot be read.
pub async fn verify(database: &Path, keys: &Path) -> Result<Verified, Error> {
    let seal = Keys::event_seal_in(keys)?;
    Store::open_to_read(database, seal)
        .await?
        .verify_events()
        .await
}
