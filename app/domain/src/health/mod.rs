//! Health declarations (khai báo y tế, the guidance's operation 1): what people
//! say about themselves, and for how long it counts.
//!
//! Nothing here judges: what a checkpoint makes of it is in
//! [`crate::checkpoint`].

pub mod declaration;
pub mod holder;
pub mod sign;
pub mod vaccination;

use crate::words;

/// Where a health fact comes from; shown beside it, always.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The person says so.
    SelfDeclared,
    /// A certificate says so whose signature was verified.
    Certificate,
}

words!(Source {
    SelfDeclared = "self_declared",
    Certificate = "certificate",
});
