//! The contract between phone and server: every server function with its
//! address, what goes in, what comes out, and [`ApiError`].
//!
//! A phone may run a version of the app that is months old, so an address or a
//! type is never changed, only grown (`#[serde(default)]`). The bodies are
//! doorways: caller, use case, answer.

pub mod error;
#[cfg(feature = "ssr")]
pub mod server;

pub mod areas;
pub mod check_ins;
pub mod connections;
pub mod events;
pub mod keys;
pub mod lists;
pub mod sharing;
pub mod sign_in;
pub mod venues;
pub mod visitor;

pub use error::ApiError;
