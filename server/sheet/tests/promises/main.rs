//! Tables through the door that callers use, read back by other programs.
#![expect(
    clippy::unwrap_used,
    reason = "a test stops at what it does not expect"
)]

mod awkward;
mod guard;
mod libreoffice;
mod limits;
mod read_back;
mod round_trip;
mod stream;
