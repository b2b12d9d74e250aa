//! A stock camera app opens the poster's address, also for somebody who has
//! never been here.

use locales::{Language, Text};
use tests::browser::{Camera, Engine, Phone};

use super::{Stall, VENUE};

async fn one_tap_checks_in(engine: Engine) {
    let stall = Stall::open().await;
    let stranger = Phone::new(engine, Language::Vi, Camera::SeesNothing).await;
    stranger.open(&stall.poster.address).await;
    stranger.sees_words(VENUE).await;
    stranger.press(Text::PosterCheckIn).await;
    stranger.sees(Text::VerdictDone).await;
    tests::steps::owner_sees_scans(&stall.owner, &stall.server, 1).await;
}

#[tokio::test]
async fn one_tap_checks_a_stranger_in_with_chromium() {
    one_tap_checks_in(Engine::Chromium).await;
}

#[tokio::test]
async fn one_tap_checks_a_stranger_in_with_firefox() {
    one_tap_checks_in(Engine::Firefox).await;
}

#[tokio::test]
async fn one_tap_checks_a_stranger_in_with_webkit() {
    one_tap_checks_in(Engine::WebKit).await;
}

#[tokio::test]
async fn a_poster_with_one_digit_changed_is_refused() {
    let stall = Stall::open().await;
    let mut forged = stall.poster.address.clone();
    let last = forged.pop().expect("an address");
    forged.push(if last == '0' { '1' } else { '0' });
    let visitor = Phone::new(Engine::Chromium, Language::En, Camera::SeesNothing).await;
    visitor.open(&forged).await;
    visitor.sees(Text::RefusedTitle).await;
    stall.ends_with(0, &visitor).await;
}
