//! An owner runs a venue from a phone: finds it, changes it, deletes it and
//! brings it back; what hangs on the wall goes along.

use locales::{Language, Text};
use tests::browser::{Camera, Engine, Phone, Role};
use tests::server::Server;
use tests::steps::{add_venue, confirm_number, fill_in_venue, register_venue};

use super::{OWNER, Stall, VENUE};

const RENAMED: &str = "Bánh mì Cô Tư";

/// From the list to the venue's own page.
pub(super) async fn to_venue(owner: &Phone, server: &Server, name: &str) {
    owner.open(&format!("{}/venues", server.origin())).await;
    owner.press_what(Role::Link, name).await;
    owner.sees(Text::TodayUnit).await;
}

#[tokio::test]
async fn an_edited_venue_keeps_its_printed_poster() {
    let stall = Stall::open().await;
    to_venue(&stall.owner, &stall.server, VENUE).await;
    stall.owner.follow(Text::VenueEdit).await;
    stall.owner.fill(Text::VenueName, " ").await;
    stall.owner.press(Text::EditSave).await;
    stall.owner.sees(Text::VenueNoName).await;
    stall.owner.fill(Text::VenueName, RENAMED).await;
    stall.owner.press(Text::EditSave).await;
    stall.owner.sees(Text::EditSaved).await;
    stall.owner.sees_words(RENAMED).await;

    let visitor = stall.visitor(Language::En).await;
    visitor.open(&stall.poster.address).await;
    visitor.sees(Text::PointStall).await;
    visitor.press(Text::PosterCheckIn).await;
    visitor.sees(Text::VerdictReceived).await;
    stall.ends_with(1, &visitor).await;
    stall.owner.sees_words(RENAMED).await;
}

#[tokio::test]
async fn deleting_asks_first_and_restoring_makes_the_poster_good_again() {
    let stall = Stall::open_in(Language::En).await;
    let (owner, visitor) = (&stall.owner, stall.visitor(Language::En).await);
    to_venue(owner, &stall.server, VENUE).await;
    owner.follow(Text::VenueDelete).await;
    owner.sees_words(VENUE).await;
    owner.sees(Text::DeleteRestore).await;
    owner.follow(Text::AskNo).await;
    owner.follow(Text::VenueDelete).await;
    owner.press(Text::DeleteNow).await;
    owner.sees(Text::DeletedTitle).await;

    visitor.open(&stall.poster.address).await;
    visitor.sees(Text::RefusedDeleted).await;
    visitor.sees_words(VENUE).await;

    owner.press(Text::DeletedRestore).await;
    owner.sees_no_more(Text::DeletedTitle).await;
    visitor.reload().await;
    visitor.press(Text::PosterCheckIn).await;
    visitor.sees(Text::VerdictReceived).await;
    stall.ends_with(1, &visitor).await;
}

#[tokio::test]
async fn a_venue_is_found_by_a_few_letters_without_marks() {
    let server = Server::start();
    let owner = Phone::new(Engine::Chromium, Language::En, Camera::SeesNothing).await;
    register_venue(&owner, &server, OWNER, VENUE).await;
    add_venue(&owner, &server, "Tạp hóa Đông Á", "7 Lê Lợi").await;
    add_venue(&owner, &server, "Phở Hòa", "9 Nguyễn Huệ").await;
    owner.open(&format!("{}/qr", server.origin())).await;
    owner.follow(Text::QrVenues).await;
    for (typed, found, other) in [
        ("DONG a", "Tạp hóa Đông Á", VENUE),
        ("nguyen hue", "Phở Hòa", "Tạp hóa"),
        ("co ba", VENUE, "Phở Hòa"),
    ] {
        owner.fill(Text::VenuesSearch, typed).await;
        owner
            .sees_with(Text::VenuesSearchFound, &[("count", "1")])
            .await;
        owner.sees_words(found).await;
        assert!(!owner.page_text().await.contains(other), "{typed}");
    }
    owner.fill(Text::VenuesSearch, "hai phong").await;
    owner.sees(Text::VenuesSearchNone).await;
}

#[tokio::test]
async fn what_an_owner_has_typed_outlives_a_lost_network_and_a_restart() {
    let mut server = Server::start();
    let mut owner = Phone::new(Engine::Chromium, Language::Vi, Camera::SeesNothing).await;
    owner.open(&server.origin()).await;
    owner.is_ready_for_offline().await;
    owner.follow(Text::HomeMake).await;
    fill_in_venue(&owner, VENUE, "12 Trần Phú").await;
    server.stop();
    owner.press(Text::VenueMake).await;
    owner.sees(Text::ErrorKept).await;
    owner.restart().await;
    server.start_again();
    owner.open(&format!("{}/venues/new", server.origin())).await;
    owner.sees(Text::VenueWardChosen).await;
    owner.press(Text::VenueMake).await;
    owner.sees(Text::VenueSignInFirst).await;
    confirm_number(&owner, &server, OWNER).await;
    owner.sees(Text::PostersReady).await;
    owner.sees_words(VENUE).await;
}
