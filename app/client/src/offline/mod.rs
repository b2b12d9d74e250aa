//! What stays on the phone when there is no network: the records of the
//! outbox in a database of their own, and everything else in another one.
//!
//! rexie opens and reads; writes go through [`write`], which alone can ask for
//! strict durability.

pub(crate) mod database;
pub(crate) mod entries;
pub(crate) mod error;
pub(crate) mod values;
mod write;

pub(crate) use error::StorageError;
