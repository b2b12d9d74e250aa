//! A check-in outlives everything between the poster and the owner's list: the
//! server is really gone, not only called so.

use locales::{Language, Text};
use tests::steps::open_camera;

use super::{Stall, VENUE};

#[tokio::test]
async fn a_check_in_survives_a_reload_and_a_restart_before_it_is_received_once() {
    let mut stall = Stall::open().await;
    let mut visitor = stall.visitor(Language::Vi).await;
    visitor.open(&stall.server.origin()).await;
    visitor.is_ready_for_offline().await;
    stall.server.stop();

    open_camera(&visitor, &stall.server).await;
    visitor.sees(Text::VerdictDone).await;
    visitor.sees_words(VENUE).await;
    visitor.sees(Text::VerdictSaved).await;
    visitor.reload().await;
    visitor.restart().await;
    visitor
        .open(&format!("{}/history", stall.server.origin()))
        .await;
    visitor.sees_words(VENUE).await;
    visitor.sees_waiting(1).await;

    stall.server.start_again();
    visitor.sees_waiting(0).await;
    stall.ends_with(1, &visitor).await;
}

#[tokio::test]
async fn every_page_of_a_visitor_starts_without_a_network() {
    let mut stall = Stall::open().await;
    let mut visitor = stall.visitor(Language::En).await;
    visitor.open(&stall.server.origin()).await;
    visitor.is_ready_for_offline().await;
    stall.server.stop();
    visitor.switch_off().await;
    let pages = [
        ("/", Text::HomeTitle),
        ("/scan", Text::ScanTitle),
        ("/history", Text::OwnTitle),
        ("/who", Text::WhoTitle),
        // Its title is a word of the navigation as well.
        ("/me", Text::MePhone),
        ("/?from=home-screen", Text::HomeTitle),
    ];
    for (page, title) in pages {
        // A cold start for each: nothing of the page before is left in the browser.
        visitor.restart().await;
        visitor
            .open(&format!("{}{page}", stall.server.origin()))
            .await;
        visitor.sees(title).await;
    }
}

#[tokio::test]
async fn killing_the_server_while_a_phone_sends_loses_and_doubles_nothing() {
    let mut stall = Stall::open().await;
    let visitor = stall.visitor(Language::Vi).await;
    visitor.open(&stall.server.origin()).await;
    visitor.is_ready_for_offline().await;
    open_camera(&visitor, &stall.server).await;
    visitor.sees(Text::VerdictDone).await;
    // Before, during or after the answer: whichever it was, the phone finds out.
    stall.server.kill();
    stall.server.start_again();
    visitor
        .open(&format!("{}/history", stall.server.origin()))
        .await;
    visitor.sees_waiting(0).await;
    stall.ends_with(1, &visitor).await;
}

#[tokio::test]
async fn a_poster_opened_by_the_phones_own_camera_checks_in_without_a_network() {
    let mut stall = Stall::open().await;
    let mut visitor = stall.visitor(Language::Vi).await;
    visitor.open(&stall.server.origin()).await;
    visitor.is_ready_for_offline().await;
    stall.server.stop();
    visitor.restart().await;
    visitor.open(&stall.poster.address).await;
    visitor.sees_words(VENUE).await;
    visitor.press(Text::PosterCheckIn).await;
    visitor.sees(Text::VerdictSaved).await;
    stall.server.start_again();
    visitor
        .open(&format!("{}/history", stall.server.origin()))
        .await;
    visitor.sees_waiting(0).await;
    stall.ends_with(1, &visitor).await;
}
