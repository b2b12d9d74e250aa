//! Somebody else answers in the server's place, or the server says no: the
//! phone keeps what it has.

use locales::{Language, Text};
use tests::false_site::FalseSite;
use tests::steps::open_camera;

use super::Stall;

/// The phone keeps its check-in while the false site answers, then delivers it.
async fn keeps_it_through(answering: fn(u16) -> FalseSite) {
    let mut stall = Stall::open().await;
    let visitor = stall.visitor(Language::Vi).await;
    visitor.open(&stall.server.origin()).await;
    visitor.is_ready_for_offline().await;
    stall.server.stop();

    let false_site = answering(stall.server.port());
    open_camera(&visitor, &stall.server).await;
    visitor.sees(Text::VerdictDone).await;
    let asked = tests::deadline::until(|| async { (false_site.sendings() > 0).then_some(()) });
    assert!(asked.await.is_some(), "the phone never tried to send");
    visitor
        .open(&format!("{}/history", stall.server.origin()))
        .await;
    visitor.sees_waiting(1).await;
    drop(false_site);

    stall.server.start_again();
    visitor
        .open(&format!("{}/history", stall.server.origin()))
        .await;
    visitor.sees_waiting(0).await;
    stall.ends_with(1, &visitor).await;
}

#[tokio::test]
async fn the_page_of_a_captive_portal_changes_nothing() {
    keeps_it_through(FalseSite::captive_portal).await;
}

#[tokio::test]
async fn a_phone_that_must_sign_in_again_keeps_everything() {
    keeps_it_through(|port| {
        let body = r#"{"error":"sign_in_again"}"#;
        FalseSite::answering(port, "401 Unauthorized", "application/json", body)
    })
    .await;
}
