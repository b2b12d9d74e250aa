//! Who carries the phone: told once, kept without a network, confirmed with
//! one, and then true of what was recorded before.

use locales::{Language, Text};
use tests::steps::{confirm_number, open_camera};

use super::Stall;

const NAME: &str = "Nguyễn Thị Hoa";
const PHONE: &str = "0987 654 321";

#[tokio::test]
async fn a_name_told_offline_and_confirmed_later_belongs_to_the_earlier_check_in() {
    let mut stall = Stall::open().await;
    let visitor = stall.visitor(Language::Vi).await;
    visitor.open(&stall.server.origin()).await;
    visitor.is_ready_for_offline().await;
    open_camera(&visitor, &stall.server).await;
    visitor.sees(Text::VerdictReceived).await;
    tests::steps::owner_sees_scans(&stall.owner, &stall.server, 1).await;
    stall.owner.sees(Text::HistoryUnknownVisitor).await;

    stall.server.stop();
    let page = format!("{}/who", stall.server.origin());
    visitor.open(&page).await;
    visitor.fill(Text::WhoName, NAME).await;
    visitor.fill(Text::PhoneLabel, PHONE).await;
    visitor.press(Text::WhoNext).await;
    visitor.sees(Text::PartMissing).await;

    stall.server.start_again();
    visitor.press(Text::TryAgain).await;
    visitor.sees(Text::PhoneSend).await;
    confirm_number(&visitor, &stall.server, PHONE).await;
    visitor.sees_words(NAME).await;
    tests::steps::owner_sees_scans(&stall.owner, &stall.server, 1).await;
    stall.owner.sees_no_more(Text::HistoryUnknownVisitor).await;
    stall.ends_with(1, &visitor).await;
}
