//! Two tabs of one phone: one of them sends, neither sends twice.

use locales::{Language, Text};
use tests::steps::open_camera;

use super::Stall;

#[tokio::test]
async fn two_tabs_deliver_one_check_in_once() {
    let mut stall = Stall::open().await;
    let visitor = stall.visitor(Language::Vi).await;
    visitor.open(&stall.server.origin()).await;
    visitor.is_ready_for_offline().await;
    stall.server.stop();
    open_camera(&visitor, &stall.server).await;
    visitor.sees(Text::VerdictDone).await;
    visitor
        .open_tab(&format!("{}/history", stall.server.origin()))
        .await;
    visitor.sees_waiting(1).await;

    stall.server.start_again();
    visitor.press_to_send().await;
    visitor.sees_waiting(0).await;
    visitor.close_tab().await;
    visitor
        .open(&format!("{}/history", stall.server.origin()))
        .await;
    visitor.sees_waiting(0).await;
    stall.ends_with(1, &visitor).await;
}
