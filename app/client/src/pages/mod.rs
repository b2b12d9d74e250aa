//! One file per route.

pub(crate) mod home;
pub(crate) mod me;
pub(crate) mod not_found;
pub(crate) mod sign_in;
pub(crate) mod venues;
