//! What things are called; the server says the same in the files that it makes.

pub(crate) use locales::words::{direction, format, kind, point, role, role_may};
