//! Declaring one's health and showing one's code: without a network, with one,
//! again in two taps, and for somebody else.

use domain::code::personal::{PersonalCode, Proof};
use domain::health::sign::Sign;
use locales::{Language, Text};
use tests::browser::{Camera, Engine, Phone};
use tests::paper::Sheet;
use tests::server::Server;
use tests::steps::{declare, key_list, shown_code};

#[tokio::test]
async fn a_code_is_signed_as_soon_as_the_server_has_the_declaration() {
    let server = Server::start();
    let phone = Phone::new(Engine::Chromium, Language::Vi, Camera::SeesNothing).await;
    declare(&phone, &server, "Nguyễn Thị Mẫu", &[]).await;
    phone.sees(Text::CodeLive).await;
    let keys = key_list(&server).await;
    let text = shown_code(&phone).await;
    let code = PersonalCode::verify(&text, Some(&keys)).expect("a true code");
    assert!(matches!(code.proof, Proof::Live(live) if live.clock_known));
    assert_eq!(code.credential.masked_name, "N** T** M**");
    assert!(code.credential.signs.is_none());
}

#[tokio::test]
async fn a_declaration_without_a_network_is_shown_unsigned_and_signed_later() {
    let mut server = Server::start();
    let phone = Phone::new(Engine::Chromium, Language::En, Camera::SeesNothing).await;
    // Once online, so that the pages are on the phone.
    phone.open(&format!("{}/health", server.origin())).await;
    phone.follow(Text::HealthAddMyself).await;
    phone.sees(Text::DeclareSend).await;
    phone.is_ready_for_offline().await;
    server.stop();
    declare(&phone, &server, "Trần Văn Mẫu", &[Text::SignFever]).await;
    phone.sees(Text::CodeUnsigned).await;
    let code = PersonalCode::verify(&shown_code(&phone).await, None).expect("its own signature");
    assert!(matches!(code.proof, Proof::SelfDeclared(_)));
    server.start_again();
    phone.open(&format!("{}/health", server.origin())).await;
    phone
        .follow_of(Text::HealthShowOf, &[("name", "Trần Văn Mẫu")])
        .await;
    phone.sees(Text::CodeLive).await;
    let keys = key_list(&server).await;
    let text = shown_code(&phone).await;
    let code = PersonalCode::verify(&text, Some(&keys)).expect("a true code");
    assert!(code.credential.signs.has(Sign::Fever));
}

#[tokio::test]
async fn one_phone_declares_for_a_parent_and_again_in_two_taps() {
    let server = Server::start();
    let phone = Phone::new(Engine::Chromium, Language::Vi, Camera::SeesNothing).await;
    declare(&phone, &server, "Nguyễn Thị Mẫu", &[]).await;
    phone.sees(Text::CodeLive).await;
    phone
        .open(&format!("{}/health/declare?other", server.origin()))
        .await;
    phone.press_choice(Text::HealthParent).await;
    tests::steps::fill_declaration(&phone, "Lê Văn Mẫu", &[Text::SignCough]).await;
    phone.sees(Text::CodeLive).await;
    phone.sees_words("Lê Văn Mẫu").await;
    let first = shown_code(&phone).await;

    phone.open(&format!("{}/health", server.origin())).await;
    phone.sees_words("Nguyễn Thị Mẫu").await;
    phone
        .follow_of(Text::HealthAgainOf, &[("name", "Lê Văn Mẫu")])
        .await;
    phone.sees(Text::SignCough).await;
    phone.press(Text::DeclareSame).await;
    phone.sees(Text::CodeLive).await;
    let keys = key_list(&server).await;
    let serial = |text: &str| {
        let code = PersonalCode::verify(text, Some(&keys)).expect("a true code");
        (code.credential.serial, code.credential.holder)
    };
    let (before, after) = (serial(&first), serial(&shown_code(&phone).await));
    assert_eq!(before.1, after.1, "the same person");
    assert!(after.0 > before.0, "a new credential");
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_answer_and_nothing_is_lost() {
    let server = Server::start();
    let phone = Phone::new(Engine::Chromium, Language::En, Camera::SeesNothing).await;
    phone
        .open(&format!("{}/health/declare", server.origin()))
        .await;
    phone.press(Text::DeclareSend).await;
    phone.sees(Text::DeclareNameEmpty).await;
    phone.fill(Text::DeclareName, "Trần Văn Mẫu").await;
    phone.fill(Text::DeclareYear, "19x8").await;
    phone.press(Text::DeclareSend).await;
    phone.sees(Text::DeclareYearWrong).await;
    phone.fill(Text::DeclareYear, "1988").await;
    phone.fill(Text::DeclareHome, "Phường Hải Châu").await;
    phone.press(Text::DeclareDoseAdd).await;
    phone.press(Text::DeclareSend).await;
    phone.sees(Text::DeclareNoDate).await;
    phone.press_start(Text::DeclareDoseRemove).await;
    phone.press(Text::DeclareSend).await;
    phone.sees(Text::DeclareNoConsent).await;
    phone.press_choice(Text::DeclareConsent).await;
    phone.press(Text::DeclareSend).await;
    phone.sees(Text::CodeLive).await;
}

#[tokio::test]
async fn a_card_is_printed_with_its_code_in_five_centimetres() {
    let server = Server::start();
    let phone = Phone::new(Engine::Chromium, Language::Vi, Camera::SeesNothing).await;
    declare(&phone, &server, "Nguyễn Thị Mẫu", &[]).await;
    phone.sees(Text::CodeLive).await;
    phone.follow(Text::HealthCard).await;
    phone.sees(Text::CardPrint).await;
    let pdf = phone.print().await;
    assert!(Sheet::of(&pdf, 2).is_none(), "it takes two sheets");
    let sheet = Sheet::of(&pdf, 1).expect("a sheet");
    let (text, side) = sheet.code().expect("a readable code");
    let code = PersonalCode::verify(&text, Some(&key_list(&server).await));
    assert_eq!(code.expect("a true code").proof, Proof::Printed);
    assert!(side >= 50.0, "{side:.0} mm");
}
