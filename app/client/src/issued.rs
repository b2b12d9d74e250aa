//! What the server signed upon this phone's declarations, as it came with the
//! receipts.

use domain::batch::Issued;
use domain::ids::RecordId;

use crate::offline::{StorageError, values};

/// Keeps these. Done before the receipts count: what is not kept is asked for
/// again by sending the declaration again.
///
/// # Errors
/// Not everything was kept.
pub(crate) async fn keep(issued: &[Issued]) -> Result<(), StorageError> {
    for it in issued {
        values::put(&name(it.declaration), it).await?;
    }
    Ok(())
}

/// What was signed upon this declaration, if the server has answered.
pub(crate) async fn of(declaration: RecordId) -> Option<Issued> {
    values::get(&name(declaration)).await.ok().flatten()
}

fn name(declaration: RecordId) -> String {
    format!("issued-{declaration}")
}
