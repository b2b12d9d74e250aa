//! What those who run a venue see and do, beside its posters and check-ins.

pub mod event;
pub mod file;
pub mod key;
pub mod managed;
pub mod role;
pub mod sharing;
pub mod statistics;
