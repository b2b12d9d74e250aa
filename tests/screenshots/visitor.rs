//! The visitor's pages: scanning with and without a network, own history, and
//! every way to be refused.

use locales::{Language, Text};
use tests::browser::{Camera, Engine, Phone};
use tests::server::Server;
use tests::steps::{Poster, open_camera};

use crate::album::Album;
use crate::owner::Posters;

/// A visitor's day with one poster.
pub(crate) async fn walk(server: &mut Server, language: Language, poster: &Poster, album: &Album) {
    let origin = server.origin();
    let camera = Camera::Plays(poster.video());
    let visitor = Phone::new(Engine::Chromium, language, camera).await;
    visitor.open(&format!("{origin}/history")).await;
    visitor.sees(Text::OwnEmpty).await;
    album.take(&visitor, "own-history-empty").await;
    visitor.open(&poster.address).await;
    visitor.sees(Text::PosterCheckIn).await;
    album.take(&visitor, "poster-opened").await;
    visitor.is_ready_for_offline().await;
    server.stop();
    open_camera(&visitor, server).await;
    visitor.sees(Text::VerdictSaved).await;
    album.take(&visitor, "verdict-saved").await;
    visitor.open(&format!("{origin}/history")).await;
    visitor.sees_waiting(1).await;
    album.take(&visitor, "own-history-waiting").await;
    server.start_again();
    visitor.press_to_send().await;
    visitor.sees_waiting(0).await;
    album.take(&visitor, "own-history-received").await;
    open_camera(&visitor, server).await;
    visitor.sees(Text::VerdictAlreadyHint).await;
    album.take(&visitor, "verdict-repeated").await;
    visitor.open(&format!("{origin}/who")).await;
    visitor.sees(Text::WhoName).await;
    album.take(&visitor, "who").await;
    visitor.fill(Text::WhoName, "Nguyễn Thị Hoa").await;
    visitor.press(Text::WhoNext).await;
    visitor.sees(Text::WhoNumberTitle).await;
    album.take(&visitor, "who-number").await;
}

/// What stands between a visitor and a check-in.
pub(crate) async fn walk_of_refusals(
    server: &Server,
    language: Language,
    posters: &Posters,
    album: &Album,
) {
    let mut visitor = Phone::new(Engine::Chromium, language, Camera::Denied).await;
    visitor.open(&format!("{}/scan", server.origin())).await;
    visitor.sees(Text::ScanOpenHint).await;
    album.take(&visitor, "scan").await;
    visitor.press(Text::ScanOpen).await;
    visitor.sees(Text::CameraDenied).await;
    album.take(&visitor, "camera-denied").await;
    let mut damaged = posters.good.address.clone();
    let last = damaged.pop();
    damaged.push(if last == Some('0') { '1' } else { '0' });
    visitor.open(&damaged).await;
    visitor.sees(Text::RefusedTitle).await;
    album.take(&visitor, "refused").await;
    visitor.open(&posters.withdrawn.address).await;
    visitor.sees(Text::RefusedWithdrawn).await;
    album.take(&visitor, "refused-withdrawn").await;
    visitor.restart_with(Camera::SeesNothing).await;
    open_camera(&visitor, server).await;
    visitor.sees(Text::ScanAim).await;
    album.take(&visitor, "viewfinder").await;
    let foreign = crate::foreign_poster();
    visitor.restart_with(Camera::Plays(foreign.video())).await;
    open_camera(&visitor, server).await;
    visitor.sees(Text::ForeignTitle).await;
    album.take(&visitor, "foreign").await;
}
