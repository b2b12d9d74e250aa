//! The owner's pages, from an empty form to the scan history.

use domain::phone::PhoneNumber;
use locales::Text;
use tests::browser::Phone;
use tests::server::Server;
use tests::steps::{Poster, WARD};

use crate::album::Album;

const PHONE: &str = "0912 345 678";

/// Registers a venue with every detour, and takes its poster along.
pub(crate) async fn walk(owner: &Phone, server: &Server, album: &Album) -> Poster {
    let page = |path: &str| format!("{}{path}", server.origin());
    owner.open(&page("/")).await;
    owner.sees(Text::HomeTitle).await;
    album.take(owner, "home").await;
    owner.open(&page("/venues")).await;
    owner.sees(Text::ErrorSignInAgain).await;
    album.take(owner, "venues-signed-out").await;
    owner.open(&page("/nowhere")).await;
    owner.sees(Text::NotFoundTitle).await;
    album.take(owner, "not-found").await;

    owner.open(&page("/venues/new")).await;
    owner.sees(Text::VenueNewTitle).await;
    album.take(owner, "new-venue").await;
    owner.press(Text::VenueMake).await;
    owner.sees(Text::VenueErrors).await;
    album.take(owner, "new-venue-errors").await;
    owner.fill(Text::VenueName, "Bánh mì Cô Ba").await;
    let kind = owner.words(Text::KindPavementStall);
    owner.choose(Text::VenueKind, kind).await;
    owner.fill(Text::VenueAddress, "12 Trần Phú").await;
    owner.fill(Text::VenueWard, "hai ch").await;
    owner.press_what(tests::browser::Role::Button, WARD).await;
    owner.sees(Text::VenueWardChosen).await;
    album.take(owner, "new-venue-ward").await;
    owner.press(Text::VenueMake).await;
    owner.sees(Text::VenueSignInFirst).await;
    album.take(owner, "new-venue-phone").await;
    owner.fill(Text::PhoneLabel, PHONE).await;
    owner.press(Text::PhoneSend).await;
    owner.sees(Text::CodeLabel).await;
    album.take(owner, "new-venue-code").await;
    owner.fill(Text::CodeLabel, "000000").await;
    owner.press(Text::CodeConfirm).await;
    let number = PhoneNumber::parse(PHONE).expect("a mobile number");
    let code = server.inbox.code_for(&number);
    owner
        .sees_with(Text::ErrorWrongCode, &[("tries", "4")])
        .await;
    album.take(owner, "new-venue-wrong-code").await;
    owner.fill(Text::CodeLabel, &code).await;
    owner.press(Text::CodeConfirm).await;
    owner.sees(Text::PostersReady).await;
    album.take(owner, "posters").await;
    let poster = Poster::printed_by(owner).await;
    album.take(owner, "posters-code").await;

    owner.open(&page("/venues")).await;
    owner.sees_words("Bánh mì Cô Ba").await;
    album.take(owner, "venues").await;
    owner
        .press_what(tests::browser::Role::Link, "Bánh mì Cô Ba")
        .await;
    owner.sees(Text::PointsTitle).await;
    album.take(owner, "venue").await;
    owner.follow(Text::VenueHistory).await;
    owner.sees(Text::HistoryEmpty).await;
    album.take(owner, "scan-history-empty").await;
    owner.open(&page("/me")).await;
    owner.sees(Text::MeSessions).await;
    album.take(owner, "me").await;
    poster
}
