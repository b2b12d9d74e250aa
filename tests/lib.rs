//! What browser tests, benchmarks and screenshots share: the real server, real
//! browsers, and a person's way of using a page. Not a library for anybody else.

pub mod bench;
pub mod browser;
pub mod camera;
pub mod crowd;
pub mod deadline;
pub mod false_site;
pub mod paper;
pub mod port;
pub mod proxy;
pub mod server;
pub mod sms;
pub mod steps;
