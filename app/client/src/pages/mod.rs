//! One file per route; `number` is a step of `who` in a part of its own.

pub(crate) mod checkpoint;
pub(crate) mod health;
pub(crate) mod history;
pub(crate) mod home;
pub(crate) mod me;
pub(crate) mod not_found;
pub(crate) mod number;
pub(crate) mod poster;
pub(crate) mod qr;
pub(crate) mod scan;
pub(crate) mod sign_in;
pub(crate) mod venues;
pub(crate) mod who;
