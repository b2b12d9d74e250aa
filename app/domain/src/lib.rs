//! What things are in Lưu Vết and which rules hold.
//!
//! No I/O, no clock, no browser, no SQL: time and randomness come in as
//! arguments, so that phone and server apply the very same rules and every
//! rule can be tested in a millisecond.
//!
//! The words: a **venue** is a place with a printed code; a **point** is one
//! spot of it (entrance, table 3, till) with its own **poster**; a **check-in**
//! is the trace that a visitor leaves there; a **device** is a phone's own key
//! pair; the **outbox** is what waits on the phone; a **receipt** is the
//! server's answer for one record; a **holder** is somebody whose **declaration**
//! and **personal code** a phone holds; a **verdict** is what a checkpoint sees.

pub mod day;
pub mod json;
pub mod time;

pub mod ids;
pub mod signature;

pub mod area;
pub mod person;
pub mod phone;
pub mod poster;
pub mod printable;
pub mod sign_in;
pub mod venue;

pub mod check_in;
pub mod history;
pub mod record;
pub mod stay;

pub mod health;
pub mod owner;

pub mod batch;
pub mod device;
pub mod outbox;

pub mod code;
pub mod wedge;

pub mod checkpoint;
