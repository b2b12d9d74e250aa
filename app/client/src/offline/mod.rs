//! What stays on the phone when there is no network: the records of the
//! outbox in a database of their own, and everything else in another one.
//!
//! rexie makes the databases; what is done in them goes through [`connection`],
//! which can ask for strict durability and let go of a transaction by hand.

mod connection;
pub(crate) mod database;
pub(crate) mod entries;
pub(crate) mod error;
pub(crate) mod values;
mod write;

pub(crate) use error::StorageError;
