//! Declaring one's health and showing one's code.

use locales::{Language, Text};
use tests::browser::{Camera, Engine, Phone};
use tests::server::Server;
use tests::steps::{declare, fill_declaration};

use crate::album::Album;

pub(crate) async fn walk(server: &Server, language: Language, album: &Album) {
    let phone = Phone::new(Engine::Chromium, language, Camera::SeesNothing).await;
    let page = |path: &str| format!("{}/health{path}", server.origin());
    phone.open(&page("")).await;
    phone.sees(Text::HealthAddMyself).await;
    album.take(&phone, "health-empty").await;
    phone.open(&page("/declare")).await;
    phone.sees(Text::DeclareSend).await;
    album.take(&phone, "declare").await;
    phone.press(Text::DeclareStayAdd).await;
    phone.press(Text::DeclareDoseAdd).await;
    phone.press_choice(Text::TestAntigen).await;
    album
        .take_down_to(&phone, Text::DeclareStayAdd, "declare-stays")
        .await;
    album
        .take_down_to(&phone, Text::DeclareDoseAdd, "declare-doses")
        .await;
    album
        .take_down_to(&phone, Text::DeclareSend, "declare-consent")
        .await;
    phone.press(Text::DeclareSend).await;
    phone.sees(Text::DeclareMend).await;
    album.take(&phone, "declare-wrong").await;
    declare(&phone, server, "Nguyễn Thị Mẫu", &[]).await;
    phone.sees(Text::CodeLive).await;
    album.take(&phone, "personal-code").await;
    album.take_the_end(&phone, "personal-code-end").await;
    phone.follow(Text::HealthCard).await;
    phone.sees(Text::CardPrint).await;
    album.take(&phone, "personal-card").await;
    phone.open(&page("/declare?other")).await;
    phone.press_choice(Text::HealthChild).await;
    fill_declaration(&phone, "Nguyễn Văn Bé", &[Text::SignFever]).await;
    phone.open(&page("")).await;
    phone.sees_words("Nguyễn Văn Bé").await;
    album.take(&phone, "health-people").await;
    phone
        .follow_of(Text::HealthAgainOf, &[("name", "Nguyễn Văn Bé")])
        .await;
    phone.sees(Text::DeclareSame).await;
    album.take(&phone, "declare-again").await;
    phone.open(&format!("{}/p#123", server.origin())).await;
    phone.sees(Text::PersonalHint).await;
    album.take(&phone, "personal-address").await;
}
