//! The Leptos app that runs in the browser. It talks to the server only
//! through `api`, and never needs it for a scan.

#![expect(unreachable_pub, reason = "the component macro writes pub items")]

mod app;
mod components;
mod i18n;
mod pages;
mod random;
mod time_text;

fn main() {
    app::start();
}
