//! Scanning other people's codes, without a network: what a code is worth, what
//! is recorded of it, and the counts of a shift.

pub(crate) mod certified;
pub(crate) mod handover;
pub(crate) mod judge;
pub(crate) mod post;
pub(crate) mod record;
pub(crate) mod shift;
pub(crate) mod signal;
pub(crate) mod trusted;
pub(crate) mod wedge;
