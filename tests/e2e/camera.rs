//! From the printed poster through the camera to the owner's list.

use locales::{Language, Text};
use tests::browser::{Camera, Engine, Phone};
use tests::steps::{Poster, open_camera};

use super::{Stall, VENUE};

#[tokio::test]
async fn a_scanned_poster_shows_in_the_owners_history() {
    let stall = Stall::open().await;
    let visitor = stall.visitor(Language::Vi).await;
    open_camera(&visitor, &stall.server).await;
    visitor.sees(Text::VerdictDone).await;
    visitor.sees_words(VENUE).await;
    stall.ends_with(1, &visitor).await;
}

#[tokio::test]
async fn a_foreign_code_is_named_and_not_opened() {
    let stall = Stall::open().await;
    let foreign = Poster::with_text("https://example.com/menu");
    let camera = Camera::Plays(foreign.video());
    let visitor = Phone::new(Engine::Chromium, Language::En, camera).await;
    open_camera(&visitor, &stall.server).await;
    visitor.sees(Text::ForeignTitle).await;
    visitor.sees(Text::ForeignLink).await;
    let address = visitor.session().current_url().await.expect("an address");
    assert!(
        address.as_str().starts_with(&stall.server.origin()),
        "{address}"
    );
    stall.ends_with(0, &visitor).await;
}

#[tokio::test]
async fn a_denied_camera_leads_to_a_way_out() {
    let stall = Stall::open().await;
    let visitor = Phone::new(Engine::Chromium, Language::Vi, Camera::Denied).await;
    open_camera(&visitor, &stall.server).await;
    visitor.sees(Text::CameraDenied).await;
    visitor
        .give_file(Text::ScanPicture, &stall.poster.photo())
        .await;
    visitor.sees(Text::VerdictDone).await;
    stall.ends_with(1, &visitor).await;
}
