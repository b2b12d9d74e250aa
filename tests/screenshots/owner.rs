//! The owner's pages, from an empty form to the scan history.

use domain::phone::PhoneNumber;
use locales::Text;
use tests::browser::{Phone, Role};
use tests::server::Server;
use tests::steps::{Poster, WARD, add_venue};

use crate::album::Album;

const NAME: &str = "Bánh mì Cô Ba";
const PHONE: &str = "0912 345 678";

/// The posters of the walk.
pub(crate) struct Posters {
    pub(crate) withdrawn: Poster,
    pub(crate) good: Poster,
}

/// Registers a venue with every detour, and takes its posters along.
pub(crate) async fn walk(owner: &Phone, server: &Server, album: &Album) -> Posters {
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
    owner.fill(Text::VenueName, NAME).await;
    let kind = owner.words(Text::KindPavementStall);
    owner.choose(Text::VenueKind, kind).await;
    owner.fill(Text::VenueAddress, "12 Trần Phú").await;
    owner.fill(Text::VenueWard, "hai ch").await;
    owner.press_what(Role::Button, WARD).await;
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
    let withdrawn = Poster::printed_by(owner).await;
    album.take(owner, "posters-code").await;

    let good = venues(owner, server, album).await;
    owner.open(&page("/me")).await;
    owner.sees(Text::MeSessions).await;
    album.take(owner, "me").await;
    album.take_the_end(owner, "me-below").await;
    Posters { withdrawn, good }
}

/// The list, the venue's own page, and all that can be done from there.
async fn venues(owner: &Phone, server: &Server, album: &Album) -> Poster {
    let page = |path: &str| format!("{}{path}", server.origin());
    for (name, address) in [("Tạp hóa Đông Á", "7 Lê Lợi"), ("Phở Hòa", "9 Nguyễn Huệ")]
    {
        add_venue(owner, server, name, address).await;
    }
    owner.open(&page("/qr")).await;
    owner.sees(Text::QrVenuesHint).await;
    album.take(owner, "manage-qr").await;
    owner.follow(Text::QrVenues).await;
    owner.sees_words(NAME).await;
    album.take(owner, "venues").await;
    owner.fill(Text::VenuesSearch, "ban").await;
    owner
        .sees_with(Text::VenuesSearchFound, &[("count", "1")])
        .await;
    album.take(owner, "venues-found").await;
    owner.press_what(Role::Link, NAME).await;
    owner.sees(Text::TodayUnit).await;
    album.take(owner, "venue").await;
    album
        .take_down_to(owner, Text::VenueDelete, "venue-below")
        .await;
    owner.follow(Text::VenueEdit).await;
    owner.sees(Text::EditHint).await;
    album.take(owner, "venue-edit").await;
    album
        .take_down_to(owner, Text::BackUnchanged, "venue-edit-below")
        .await;
    owner.follow(Text::BackUnchanged).await;
    owner.follow(Text::VenuePoints).await;
    owner.sees(Text::PointWithdraw).await;
    album.take(owner, "points").await;
    owner
        .press_what(Role::Button, owner.words(Text::PointsAdd))
        .await;
    owner.sees(Text::PointsAdded).await;
    owner.follow(Text::PointWithdraw).await;
    owner.sees(Text::WithdrawForever).await;
    album.take(owner, "withdraw").await;
    owner.press(Text::WithdrawNow).await;
    owner.sees(Text::WithdrawDone).await;
    let fresh = Poster::printed_by(owner).await;
    album.take(owner, "withdrawn").await;
    album
        .take_down_to(owner, Text::FileLoad, "withdrawn-below")
        .await;
    owner.press(Text::FileLoad).await;
    owner.sees(Text::FileLoaded).await;
    album.take(owner, "downloaded").await;
    owner.follow(Text::BackToVenue).await;
    owner.follow(Text::VenueHistory).await;
    owner.sees(Text::HistoryEmpty).await;
    album.take(owner, "scan-history-empty").await;
    owner.open(&page("/venues")).await;
    owner.press_what(Role::Link, "Phở Hòa").await;
    owner.follow(Text::VenueDelete).await;
    owner.sees(Text::DeleteRestore).await;
    album.take(owner, "delete").await;
    owner.press(Text::DeleteNow).await;
    owner.sees(Text::DeletedTitle).await;
    album
        .take_down_to(owner, Text::DeletedRestore, "venues-deleted")
        .await;
    fresh
}
