//! Keyboards that send letters and their marks apart: what is typed with them is
//! the same name, as long and as unique as with any other.

use locales::{Language, Text};
use tests::browser::{Camera, Engine, Phone, Role, What};
use tests::server::Server;
use tests::steps::{add_venue, register_venue};

use super::{OWNER, VENUE};

/// [`VENUE`], letter by letter and mark by mark.
const VENUE_APART: &str = "Ba\u{301}nh mi\u{300} Co\u{302} Ba";
/// 23 letters, which are more than 24 characters when their marks are apart.
const LABEL: &str = "Tầng hai gần cửa sổ lớn";
const LABEL_APART: &str =
    "Ta\u{302}\u{300}ng hai ga\u{302}\u{300}n cu\u{31b}\u{309}a so\u{302}\u{309} lo\u{31b}\u{301}n";

#[tokio::test]
async fn a_name_with_its_marks_apart_makes_one_venue_of_that_name() {
    let server = Server::start();
    let owner = Phone::new(Engine::Chromium, Language::Vi, Camera::SeesNothing).await;
    register_venue(&owner, &server, OWNER, VENUE_APART).await;
    owner.sees_words(VENUE).await;
    is_there_once(&owner, &server, VENUE).await;
    // The same for somebody who is signed in.
    let (apart, whole) = ("Phở Ho\u{300}a", "Phở Hòa");
    add_venue(
        &owner,
        &server,
        apart,
        "9 Nguye\u{302}\u{303}n Hue\u{323}\u{302}",
    )
    .await;
    is_there_once(&owner, &server, whole).await;

    owner.press_what(Role::Link, whole).await;
    owner.sees_words("9 Nguyễn Huệ").await;
    owner.follow(Text::VenuePoints).await;
    let own = owner.words(Text::PointOwn);
    owner.choose(Text::PointsAddKind, own).await;
    owner.fill(Text::PointsOwnLabel, LABEL_APART).await;
    owner.press(Text::PointsAdd).await;
    owner.sees(Text::PointsAdded).await;
    owner.sees_words(LABEL).await;
}

async fn is_there_once(owner: &Phone, server: &Server, name: &str) {
    owner.open(&format!("{}/venues", server.origin())).await;
    owner.sees_words(name).await;
    let (role, label) = (Role::Link, name.to_owned());
    assert_eq!(owner.count(&What { role, label }).await, 1, "{name}");
}
