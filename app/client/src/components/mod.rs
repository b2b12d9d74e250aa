//! Parts that several pages share.

pub(crate) mod asked;
pub(crate) mod button;
mod code_step;
pub(crate) mod field;
pub(crate) mod heading;
pub(crate) mod icon;
pub(crate) mod language_switch;
mod navigation;
pub(crate) mod phone_and_code;
mod phone_step;
pub(crate) mod problem;
mod resend;
pub(crate) mod shell;
