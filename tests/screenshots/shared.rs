//! What owners see of people, scans, deeds and other systems.

use domain::phone::PhoneNumber;
use locales::{Language, Text};
use tests::browser::{Camera, Engine, Phone, Role};
use tests::server::Server;
use tests::steps::{Poster, confirm_number, register_venue};

use crate::album::Album;

const OWNER: &str = "0913 222 333";
const MEMBER: &str = "0987 654 321";
const NAME: &str = "Hải sản Bé Mặn";

/// A venue of another owner, shared, scanned, and connected.
pub(crate) async fn walk(server: &Server, language: Language, album: &Album) {
    let phone = || Phone::new(Engine::Chromium, language, Camera::SeesNothing);
    let owner = phone().await;
    register_venue(&owner, server, OWNER, NAME).await;
    let poster = Poster::printed_by(&owner).await;
    let address = owner.session().current_url().await.expect("an address");
    let address = address.to_string();
    let venue = address
        .split("/posters")
        .next()
        .expect("a venue")
        .to_owned();
    let to = |page: &str| format!("{venue}/{page}");

    owner.open(&to("team")).await;
    owner.sees(Text::TeamMembers).await;
    album.take(&owner, "team").await;
    let phones = format!("{MEMBER}, 0123, 0905 111 222, {OWNER}");
    owner.fill(Text::SharePhones, &phones).await;
    let role = owner.words(Text::RoleManager);
    owner.press_what(Role::Field, role).await;
    owner.press(Text::ShareSend).await;
    owner.sees(Text::ShareSent).await;
    album
        .take_down_to(&owner, Text::ShareSend, "team-shared")
        .await;
    album
        .take_down_to(&owner, Text::TeamEnterCode, "team-pending")
        .await;
    album
        .take_down_to(&owner, Text::TeamLeave, "team-members")
        .await;
    member(server, &phone().await, &owner, &to("team"), album).await;

    owner.open(&to("history")).await;
    owner.sees(Text::HistoryEmpty).await;
    owner.press(Text::HistoryFilter).await;
    album.take(&owner, "scan-history-filter").await;
    let visitor = phone().await;
    visitor.open(&poster.address).await;
    visitor.press(Text::PosterCheckIn).await;
    visitor.sees(Text::VerdictReceived).await;
    owner.sees_with(Text::HistoryCount, &[("count", "1")]).await;
    let point = owner.words(Text::PointStall);
    owner.choose(Text::HistoryPoint, point).await;
    owner.fill(Text::HistoryText, "be man").await;
    owner.press(Text::HistoryApply).await;
    album
        .take_down_to(&owner, Text::Reload, "scan-history-rows")
        .await;
    let save = owner.words_with(Text::FileSave, &[("format", "CSV")]);
    owner.press_what(Role::Button, &save).await;
    owner.downloaded(".csv").await;

    owner.open(&venue).await;
    owner.sees(Text::StatisticsTitle).await;
    album.take(&owner, "venue-today").await;
    album
        .take_down_to(&owner, Text::StatisticsTable, "venue-days")
        .await;
    owner.press(Text::StatisticsTable).await;
    album
        .take_down_to(&owner, Text::StatisticsTable, "venue-table")
        .await;

    owner.open(&to("connections")).await;
    owner.sees(Text::KeysNone).await;
    album.take(&owner, "connections").await;
    owner.fill(Text::KeyName, "Máy tính quầy").await;
    owner.press(Text::KeyMake).await;
    owner.sees(Text::KeyOnce).await;
    album
        .take_down_to(&owner, Text::Copy, "connections-key")
        .await;
    let url = "https://shop.example.com/luu-vet";
    owner.fill(Text::WebhookUrl, url).await;
    owner.press(Text::WebhookSet).await;
    owner.sees(Text::WebhookNever).await;
    album
        .take_down_to(&owner, Text::WebhookRemove, "connections-webhook")
        .await;

    owner.open(&to("events")).await;
    owner.sees(Text::EventRegistered).await;
    album.take(&owner, "events").await;
    let script = "window.scrollTo(0, 700)";
    drop(owner.session().execute(script, Vec::new()).await);
    album.take(&owner, "events-below").await;
}

/// The invited person accepts and is taken out again.
async fn member(server: &Server, member: &Phone, owner: &Phone, team: &str, album: &Album) {
    let number = PhoneNumber::parse(MEMBER).expect("a mobile number");
    let invitation = server.inbox.code_for(&number);
    let page = format!("{}/sign-in?next=/venues", server.origin());
    member.open(&page).await;
    confirm_number(member, server, MEMBER).await;
    member.sees(Text::InvitationsTitle).await;
    album.take(member, "invitation").await;
    member.fill(Text::InvitationCode, &invitation).await;
    member.press(Text::InvitationAccept).await;
    member.sees_words(NAME).await;
    member.sees_no_more(Text::InvitationsTitle).await;
    album.take(member, "invitation-accepted").await;
    member.open(team).await;
    member.sees(Text::TeamAskOwner).await;
    album.take(member, "team-of-a-manager").await;
    owner.open(team).await;
    let revoke = format!("{}: {MEMBER}", owner.words(Text::TeamRevoke));
    owner.press_what(Role::Button, &revoke).await;
    owner.sees(Text::TeamRevokeYes).await;
    album
        .take_down_to(owner, Text::TeamRevokeYes, "team-revoke")
        .await;
    owner.press(Text::TeamRevokeYes).await;
    owner.sees_no_more(Text::TeamRevokeYes).await;
}
