//! What a scan history says to a filter that finds nothing or makes no sense, and
//! when more comes in than one can see while reading.

use domain::venue::PointNumber;
use locales::{Language, Text};
use serde_json::json;
use tests::browser::{Phone, Role, What};

use super::venues::to_venue;
use super::{Stall, VENUE};

const STALL: PointNumber = PointNumber(1);

#[tokio::test]
async fn a_filter_that_finds_nothing_says_so_and_can_be_taken_off() {
    let stall = Stall::open_in(Language::En).await;
    let owner = &stall.owner;
    to_venue(owner, &stall.server, VENUE).await;
    stall.crowd().await.checks_in(&stall.server, STALL, 2).await;
    owner.follow(Text::VenueHistory).await;
    owner.sees_with(Text::HistoryCount, &[("count", "2")]).await;
    owner.press(Text::HistoryFilter).await;
    owner.fill(Text::HistoryText, "nowhere").await;
    owner.press(Text::HistoryApply).await;
    owner.sees(Text::HistoryNoMatch).await;
    let page = owner.page_text().await;
    assert!(!page.contains(owner.words(Text::HistoryEmpty)), "{page}");
    owner.press(Text::HistoryClear).await;
    owner.sees_with(Text::HistoryCount, &[("count", "2")]).await;
}

#[tokio::test]
async fn times_that_make_no_sense_are_told_beside_their_field() {
    let stall = Stall::open_in(Language::En).await;
    let owner = &stall.owner;
    to_venue(owner, &stall.server, VENUE).await;
    owner.follow(Text::VenueHistory).await;
    owner.press(Text::HistoryFilter).await;
    // The month alone.
    owner.fill(Text::HistoryFrom, "11").await;
    owner.press(Text::HistoryApply).await;
    owner.sees(Text::HistoryTimeHalf).await;
    set_time(owner, Text::HistoryFrom, "2026-11-25T10:00").await;
    owner.sees_no_more(Text::HistoryTimeHalf).await;
    set_time(owner, Text::HistoryUntil, "2026-11-25T09:00").await;
    owner.sees(Text::HistoryTimeOrder).await;
    owner.press(Text::HistoryApply).await;
    let page = owner.page_text().await;
    assert!(!page.contains(owner.words(Text::HistoryNoMatch)), "{page}");
    set_time(owner, Text::HistoryUntil, "2026-11-25T11:00").await;
    owner.sees_no_more(Text::HistoryTimeOrder).await;
    owner.press(Text::HistoryApply).await;
    owner.sees(Text::HistoryNoMatch).await;
}

#[tokio::test]
async fn more_than_a_page_that_comes_in_does_not_take_away_what_is_being_read() {
    let stall = Stall::open_in(Language::En).await;
    let owner = &stall.owner;
    to_venue(owner, &stall.server, VENUE).await;
    let mut crowd = stall.crowd().await;
    crowd.checks_in(&stall.server, STALL, 60).await;
    owner.follow(Text::VenueHistory).await;
    owner
        .sees_with(Text::HistoryCountMore, &[("count", "50")])
        .await;
    owner.press(Text::HistoryMore).await;
    owner
        .sees_with(Text::HistoryCount, &[("count", "60")])
        .await;
    crowd.checks_in(&stall.server, STALL, 55).await;
    let more = What {
        role: Role::Button,
        label: owner.words_with(Text::HistoryNewerMany, &[("count", "50")]),
    };
    owner.find(&more).await;
    owner
        .sees_with(Text::HistoryCount, &[("count", "60")])
        .await;
    owner.press_what(more.role, &more.label).await;
    owner
        .sees_with(Text::HistoryCountMore, &[("count", "50")])
        .await;
    assert_eq!(owner.count(&more).await, 0);
}

/// Chooses a time with the browser's own picker, which no driver can open.
async fn set_time(owner: &Phone, field: Text, time: &str) {
    let label = owner.words(field).to_owned();
    let role = Role::Field;
    let field = owner.find(&What { role, label }).await;
    let script = "
        const [field, time] = arguments;
        field.value = time;
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    let arguments = vec![field.to_json().expect("an element"), json!(time)];
    let set = owner.session().execute(script, arguments).await;
    set.expect("a field that takes a time");
}
