//! Parts that several pages share.

pub(crate) mod asked;
pub(crate) mod button;
mod camera_tools;
mod code_step;
pub(crate) mod field;
pub(crate) mod heading;
pub(crate) mod icon;
pub(crate) mod language_switch;
mod navigation;
pub(crate) mod not_saved;
mod outbox_badge;
pub(crate) mod own_row;
pub(crate) mod phone_and_code;
mod phone_step;
pub(crate) mod picture_file;
pub(crate) mod place;
pub(crate) mod problem;
pub(crate) mod progress;
pub(crate) mod refusal;
mod resend;
pub(crate) mod scanned;
pub(crate) mod shell;
mod undo;
mod update_bar;
mod verdict;
pub(crate) mod viewfinder;
mod who_card;
