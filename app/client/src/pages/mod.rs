//! One file per route.

pub(crate) mod history;
pub(crate) mod home;
pub(crate) mod me;
pub(crate) mod not_found;
pub(crate) mod poster;
pub(crate) mod scan;
pub(crate) mod sign_in;
pub(crate) mod venues;
pub(crate) mod who;
