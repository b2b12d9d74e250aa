//! The Leptos app that runs in the browser. It talks to the server only
//! through `api`, and never needs it for a scan.

#![expect(unreachable_pub, reason = "the component macro writes pub items")]

mod app;
mod bell;
mod camera;
mod check_in;
mod checkpoint;
mod city_lists;
mod clock;
mod components;
mod composed;
mod declare;
mod device;
mod download;
mod family;
mod folded;
mod i18n;
mod issued;
mod js;
mod keys;
mod offline;
mod own_history;
mod pages;
mod parts;
mod persistence;
mod profile;
mod random;
mod routes;
mod service_worker;
mod speed;
mod sync;
mod time_text;
mod trail;
mod withdrawn;

fn main() {
    app::start();
}
