//! What becomes of posters: downloaded, withdrawn, and scanned on the way in
//! and out.

use locales::{Language, Text};
use tests::browser::{Phone, Role};
use tests::paper::Sheet;
use tests::server::Server;
use tests::steps::{Poster, open_camera};

use super::venues::to_venue;
use super::{Stall, VENUE};

/// Adds a spot from the venue's page.
async fn add_spot(owner: &Phone, server: &Server, spot: Text) {
    to_venue(owner, server, VENUE).await;
    owner.follow(Text::VenuePoints).await;
    owner.choose(Text::PointsAddKind, owner.words(spot)).await;
    owner
        .press_what(Role::Button, owner.words(Text::PointsAdd))
        .await;
    owner.sees(Text::PointsAdded).await;
}

#[tokio::test]
async fn a_file_of_all_posters_arrives_and_each_code_in_it_can_be_read() {
    let stall = Stall::open().await;
    let owner = &stall.owner;
    add_spot(owner, &stall.server, Text::PointsTables).await;
    owner.follow(Text::VenuePosters).await;
    owner.sees(Text::PostersReady).await;
    owner.press(Text::FileLoad).await;
    owner.sees(Text::FileLoaded).await;
    let pdf = owner.downloaded(".pdf").await;
    let mut codes = Vec::new();
    for number in 1.. {
        let Some(sheet) = Sheet::of(&pdf, number) else {
            break;
        };
        codes.push(sheet.code().expect("a readable code").0);
    }
    codes.sort_unstable();
    codes.dedup();
    // The stall and eight tables.
    assert_eq!(codes.len(), 9, "{codes:#?}");
    assert!(codes.contains(&stall.poster.address));
}

#[tokio::test]
async fn a_withdrawn_poster_is_refused_with_and_without_a_network() {
    let mut stall = Stall::open_in(Language::En).await;
    let mut visitor = stall.visitor(Language::En).await;
    to_venue(&stall.owner, &stall.server, VENUE).await;
    stall.owner.follow(Text::VenuePoints).await;
    stall.owner.follow(Text::PointWithdraw).await;
    stall.owner.sees(Text::WithdrawOld).await;
    stall.owner.press(Text::WithdrawNow).await;
    stall.owner.sees(Text::WithdrawDone).await;
    let fresh = Poster::printed_by(&stall.owner).await;
    assert_ne!(fresh.address, stall.poster.address);

    visitor.open(&format!("{}/me", stall.server.origin())).await;
    visitor.is_ready_for_offline().await;
    let known = visitor.words(Text::MeWithdrawnAt);
    let known = known.split('{').next().expect("words before the time");
    visitor.sees_words(known).await;
    open_camera(&visitor, &stall.server).await;
    visitor.sees(Text::RefusedWithdrawn).await;
    stall.server.stop();
    visitor.restart().await;
    open_camera(&visitor, &stall.server).await;
    visitor.sees(Text::RefusedWithdrawn).await;
    visitor.open(&stall.poster.address).await;
    visitor.sees(Text::RefusedWithdrawn).await;
    visitor
        .open(&format!("{}/history", stall.server.origin()))
        .await;
    visitor.sees(Text::OwnEmpty).await;

    visitor.open(&fresh.address).await;
    visitor.press(Text::PosterCheckIn).await;
    visitor.sees(Text::VerdictSaved).await;
    stall.server.start_again();
    visitor
        .open(&format!("{}/history", stall.server.origin()))
        .await;
    visitor.sees_waiting(0).await;
    stall.ends_with(1, &visitor).await;
}

#[tokio::test]
async fn a_poster_at_the_way_out_says_so_and_how_long_one_stayed() {
    let stall = Stall::open().await;
    add_spot(&stall.owner, &stall.server, Text::PointEntrance).await;
    add_spot(&stall.owner, &stall.server, Text::PointExit).await;
    stall.owner.follow(Text::VenuePosters).await;
    stall.owner.sees(Text::PostersReady).await;
    let sheets = stall.owner.print().await;
    let address = |number| {
        let sheet = Sheet::of(&sheets, number).expect("a printed sheet");
        sheet.code().expect("a readable code").0
    };
    let visitor = stall.visitor(Language::Vi).await;
    visitor.open(&address(2)).await;
    visitor.press(Text::PosterCheckIn).await;
    visitor.sees(Text::VerdictDoneIn).await;
    visitor.open(&address(3)).await;
    visitor.press(Text::PosterCheckIn).await;
    visitor.sees(Text::VerdictDoneOut).await;
    let time = visitor.words(Text::UnderAMinute);
    visitor
        .sees_with(Text::VerdictStay, &[("time", time)])
        .await;
    visitor
        .open(&format!("{}/history", stall.server.origin()))
        .await;
    visitor.sees_with(Text::OwnStay, &[("time", time)]).await;
    visitor.sees(Text::OwnCame).await;
    stall.ends_with(2, &visitor).await;
}
