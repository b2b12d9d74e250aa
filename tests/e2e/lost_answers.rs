//! The server did it, but its answer was lost; or somebody else did something
//! meanwhile. What the owner then sends is what becomes of the venue.

use locales::{Language, Text};
use serde_json::json;
use tests::browser::{Phone, Role, What};
use tests::steps::fill_in_venue;

use super::venues::to_venue;
use super::{Stall, VENUE};

const RENAMED: &str = "Bánh mì Cô Tư";
const OTHER: &str = "Phở Hòa";
/// The next answer of this address that says yes does not arrive.
const LOSE: &str = "
    const [address] = arguments;
    const whole = window.fetch;
    window.fetch = async (...request) => {
        const answer = await whole.apply(window, request);
        if (!answer.url.endsWith(address) || !answer.ok) return answer;
        window.fetch = whole;
        throw new TypeError('lost');
    };";

#[tokio::test]
async fn a_venue_whose_registration_was_not_answered_is_registered_once() {
    let stall = Stall::open_in(Language::En).await;
    let owner = &stall.owner;
    fill_in_and_lose_the_answer(&stall, OTHER).await;
    owner.press(Text::VenueMake).await;
    owner.sees(Text::PostersReady).await;
    assert_eq!(times_listed(&stall, OTHER).await, 1);

    // What is changed after that is another venue: somebody may see the first.
    fill_in_and_lose_the_answer(&stall, "Tạp hóa Đông Á").await;
    owner.fill(Text::VenueName, RENAMED).await;
    owner.press(Text::VenueMake).await;
    owner.sees(Text::PostersReady).await;
    owner.sees_words(RENAMED).await;
    assert_eq!(times_listed(&stall, RENAMED).await, 1);
    assert_eq!(times_listed(&stall, "Tạp hóa Đông Á").await, 1);
}

#[tokio::test]
async fn an_edit_leaves_alone_what_somebody_else_changed_meanwhile() {
    let stall = Stall::open().await;
    let owner = &stall.owner;
    to_edit(&stall).await;
    let form = owner.session().current_url().await.expect("an address");
    owner.open_tab(form.as_str()).await;
    owner.fill(Text::VenueAddress, "34 Bạch Đằng").await;
    owner.press(Text::EditSave).await;
    owner.sees(Text::EditSaved).await;
    owner.close_tab().await;
    owner.fill(Text::VenueName, RENAMED).await;
    owner.press(Text::EditSave).await;
    owner.sees(Text::EditSaved).await;
    owner.sees_words(RENAMED).await;
    owner.sees_words("34 Bạch Đằng").await;
}

#[tokio::test]
async fn an_edit_that_was_not_answered_can_be_taken_back() {
    let stall = Stall::open().await;
    let owner = &stall.owner;
    to_edit(&stall).await;
    lose(owner, "/api/v1/venues/edit").await;
    owner.fill(Text::VenueName, RENAMED).await;
    owner.press(Text::EditSave).await;
    owner.sees(Text::ErrorNotReached).await;
    owner.fill(Text::VenueName, VENUE).await;
    owner.press(Text::EditSave).await;
    owner.sees(Text::EditSaved).await;
    owner.sees_words(VENUE).await;
    owner.sees_gone(RENAMED).await;
}

async fn to_edit(stall: &Stall) {
    to_venue(&stall.owner, &stall.server, VENUE).await;
    stall.owner.follow(Text::VenueEdit).await;
    stall.owner.sees(Text::EditHint).await;
    stall.owner.sees(Text::VenueWardChosen).await;
}

async fn fill_in_and_lose_the_answer(stall: &Stall, name: &str) {
    let owner = &stall.owner;
    owner
        .open(&format!("{}/venues/new", stall.server.origin()))
        .await;
    fill_in_venue(owner, name, "9 Nguyễn Huệ").await;
    lose(owner, "/api/v1/venues/register").await;
    owner.press(Text::VenueMake).await;
    owner.sees(Text::ErrorKept).await;
}

async fn lose(owner: &Phone, address: &str) {
    let lost = owner.session().execute(LOSE, vec![json!(address)]).await;
    lost.expect("a script that runs");
}

async fn times_listed(stall: &Stall, name: &str) -> usize {
    let owner = &stall.owner;
    owner
        .open(&format!("{}/venues", stall.server.origin()))
        .await;
    owner.sees_words(name).await;
    let (role, label) = (Role::Link, name.to_owned());
    owner.count(&What { role, label }).await
}
