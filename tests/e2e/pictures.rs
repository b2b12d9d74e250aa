//! A picture file in place of the camera, in every engine; and the camera page
//! of engines whose cameras see no poster.

use locales::{Language, Text};
use tests::browser::{Camera, Engine, Phone};

use super::{Stall, VENUE};

async fn checks_in_by_picture(engine: Engine) {
    let stall = Stall::open().await;
    let visitor = Phone::new(engine, Language::Vi, Camera::SeesNothing).await;
    visitor
        .open(&format!("{}/scan", stall.server.origin()))
        .await;
    visitor.sees(Text::ScanTitle).await;
    visitor
        .give_file(Text::ScanPicture, &stall.poster.photo())
        .await;
    visitor.sees(Text::VerdictDone).await;
    visitor.sees_words(VENUE).await;
    visitor
        .open(&format!("{}/history", stall.server.origin()))
        .await;
    visitor.sees_words(VENUE).await;
    visitor.sees_waiting(0).await;
    tests::steps::owner_sees_scans(&stall.owner, &stall.server, 1).await;
}

#[tokio::test]
async fn a_picture_of_the_poster_checks_in_with_chromium() {
    checks_in_by_picture(Engine::Chromium).await;
}

#[tokio::test]
async fn a_picture_of_the_poster_checks_in_with_firefox() {
    checks_in_by_picture(Engine::Firefox).await;
}

#[tokio::test]
async fn a_picture_of_the_poster_checks_in_with_webkit() {
    checks_in_by_picture(Engine::WebKit).await;
}
