//! Taking a check-in back, and scanning the same poster twice.

use locales::{Language, Text};
use tests::steps::open_camera;

use super::Stall;

#[tokio::test]
async fn an_undone_check_in_does_not_show_in_the_owners_history() {
    let stall = Stall::open().await;
    let visitor = stall.visitor(Language::Vi).await;
    open_camera(&visitor, &stall.server).await;
    visitor.sees(Text::VerdictDone).await;
    visitor.press_start(Text::VerdictUndo).await;
    visitor.sees(Text::VerdictUndone).await;
    visitor
        .open(&format!("{}/history", stall.server.origin()))
        .await;
    visitor.sees(Text::OwnUndone).await;
    visitor.sees_waiting(0).await;
    stall.ends_with(0, &visitor).await;
}

#[tokio::test]
async fn the_same_poster_twice_within_five_minutes_is_one_check_in() {
    let stall = Stall::open().await;
    let visitor = stall.visitor(Language::Vi).await;
    open_camera(&visitor, &stall.server).await;
    visitor.sees(Text::VerdictDone).await;
    visitor.press(Text::ScanAgain).await;
    visitor.sees(Text::VerdictAlreadyHint).await;
    visitor
        .open(&format!("{}/history", stall.server.origin()))
        .await;
    visitor.sees_waiting(0).await;
    stall.ends_with(1, &visitor).await;
}
