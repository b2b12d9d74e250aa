//! What a checkpoint makes of what it scans (the guidance's operation 1), all
//! of it without a network: signatures, lists, a memory of what was shown.
//!
//! Only for those who scan other people's codes; a visitor's phone needs none
//! of it but the outbreak list.

pub mod outbreak;
pub mod revoked;
pub mod scan;
pub mod used;
pub mod verdict;

use std::time::Duration;

/// A list older than this no longer makes anybody "normal".
pub const LISTS_FRESH_FOR: Duration = Duration::from_secs(48 * 60 * 60);
/// A live code older than this is a picture of one.
pub const LIVE_FRESH_FOR: Duration = Duration::from_secs(120);
/// What the list of signers of certificates is signed for; its content is
/// another package's.
pub const TRUST_PURPOSE: &str = "trust";
/// The same person again within this time is the same event.
pub const SAME_EVENT: Duration = Duration::from_secs(10);
