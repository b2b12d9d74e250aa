//! `make screenshots`: every page as a phone of 360 × 740 shows it, in both
//! languages, as one PNG file each; for looking at, not for comparing.

mod album;
mod checkpoint;
mod health;
mod owner;
mod shared;
mod visitor;

use std::path::PathBuf;

use locales::Language;
use tests::browser::{Camera, Engine, Phone};
use tests::server::Server;
use tests::steps::Poster;

use album::Album;

#[tokio::main]
async fn main() {
    let folder = std::env::args().nth(1).unwrap_or("screenshots".to_owned());
    for (language, name) in [(Language::Vi, "vi"), (Language::En, "en")] {
        let album = Album::new(PathBuf::from(&folder).join(name));
        let mut server = Server::start();
        let phone = Phone::new(Engine::Chromium, language, Camera::SeesNothing).await;
        let posters = owner::walk(&phone, &server, &album).await;
        drop(phone);
        visitor::walk(&mut server, language, &posters.good, &album).await;
        visitor::walk_of_refusals(&server, language, &posters, &album).await;
        shared::walk(&server, language, &album).await;
        health::walk(&server, language, &album).await;
        checkpoint::walk(&server, language, &album).await;
        println!("{} pictures in {}", album.count(), album.folder().display());
    }
}

/// The code of a restaurant's web page, as hangs beside ours.
fn foreign_poster() -> Poster {
    Poster::with_text("https://example.com/menu")
}
