//! A checkpoint scans people: the code of one phone before the camera of
//! another, with and without a network.

use locales::{Language, Text};
use tests::browser::{Camera, Engine, Phone};
use tests::server::Server;
use tests::steps::{Poster, begin_shift, declare, register_venue, shown_code};

use super::{OWNER, VENUE};

const PERSON: &str = "Nguyễn Thị Mẫu";

/// Somebody's code on a phone that declared these signs.
async fn code_of(server: &Server, signs: &[Text]) -> String {
    let phone = Phone::new(Engine::Chromium, Language::Vi, Camera::SeesNothing).await;
    declare(&phone, server, PERSON, signs).await;
    phone.sees(Text::CodeLive).await;
    shown_code(&phone).await
}

/// A controller in front of whose camera this text is held.
async fn controller(server: &Server, language: Language, held: &Poster) -> Phone {
    let phone = Phone::new(Engine::Chromium, language, Camera::Plays(held.video())).await;
    register_venue(&phone, server, OWNER, VENUE).await;
    begin_shift(&phone, server).await;
    phone
}

#[tokio::test]
async fn a_live_code_of_one_phone_is_normal_on_another_and_reaches_the_owner() {
    let server = Server::start();
    let code = Poster::with_text(&code_of(&server, &[]).await);
    let phone = controller(&server, Language::Vi, &code).await;
    phone.sees(Text::VerdictNormal).await;
    phone.sees_words("N** T** M**").await;
    phone.press(Text::CheckpointStop).await;
    tests::steps::owner_sees_scans(&phone, &server, 1).await;
    phone.sees_words("N** T** M**").await;
    let refused = phone.policy_violations().await;
    assert!(refused.is_empty(), "{refused:#?}");
}

#[tokio::test]
async fn a_fever_is_abnormal_also_without_a_network() {
    let mut server = Server::start();
    let code = Poster::with_text(&code_of(&server, &[Text::SignFever]).await);
    let phone = Phone::new(Engine::Chromium, Language::En, Camera::Plays(code.video())).await;
    register_venue(&phone, &server, OWNER, VENUE).await;
    // Once with a network, so that lists and pages are on the phone.
    begin_shift(&phone, &server).await;
    phone.sees(Text::VerdictAbnormal).await;
    phone.is_ready_for_offline().await;
    server.stop();
    begin_shift(&phone, &server).await;
    phone.sees(Text::VerdictAbnormal).await;
    phone.sees(Text::SignFever).await;
    phone.sees_words("NORMAL").await;
    server.start_again();
    tests::steps::owner_sees_scans(&phone, &server, 2).await;
}

#[tokio::test]
async fn what_is_no_personal_code_is_named_and_nobody_is_recorded() {
    let server = Server::start();
    let link = Poster::with_text("https://example.com/menu?x=1");
    let phone = controller(&server, Language::En, &link).await;
    phone
        .sees_with(Text::SeenLink, &[("host", "example.com")])
        .await;
    phone.press(Text::TypedTitle).await;
    phone.fill(Text::TypedName, "Trần Văn Mẫu").await;
    phone.press(Text::TypedSave).await;
    phone.sees_words("T** V** M**").await;
    phone.sees(Text::VerdictUnknown).await;
    phone.press(Text::CheckpointStop).await;
    tests::steps::owner_sees_scans(&phone, &server, 1).await;
}
