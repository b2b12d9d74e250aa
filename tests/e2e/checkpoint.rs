//! A checkpoint scans people: the code of one phone before the camera of
//! another, with and without a network.

use std::path::Path;

use domain::code::personal::PersonalCode;
use domain::day::Day;
use domain::time::Timestamp;
use locales::{Language, Text};
use tests::browser::{Camera, Engine, Phone};
use tests::paper::Sheet;
use tests::server::Server;
use tests::steps::{Poster, begin_shift, declare, key_list, register_venue, shown_code};

use super::{OWNER, VENUE};

const PERSON: &str = "Nguyễn Thị Mẫu";
/// Nobody's: the number agrees with sex and year, and that is all.
const ID_CARD: &str =
    "048158001234|201234567|Nguyễn Thị Mẫu|02051958|Nữ|Hải Châu, Đà Nẵng|01012022";
const PAYMENT: &str =
    "00020101021138540010A00000072701240006970436011000000000010208QRIBFTTA53037045802VN6304B690";

/// The official code of Phường Hải Châu since July 2025.
const HAI_CHAU: &str = "20242";

fn now() -> Timestamp {
    let since = std::time::UNIX_EPOCH.elapsed().expect("a clock");
    Timestamp::from_millis(0).plus(since)
}

/// A certificate that nobody on the list has signed.
fn certificate() -> String {
    let made = include_str!("../bench/certificates.json");
    let made: serde_json::Value = serde_json::from_str(made).expect("certificates");
    made["cases"][0]["text"]
        .as_str()
        .expect("a text")
        .to_owned()
}

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

/// A controller at the checkpoint page, whose phone's clock goes `minutes` ahead
/// of what it knows.
async fn later(server: &Server, held: &Poster, minutes: u32) -> Phone {
    let phone = Phone::new(Engine::Chromium, Language::Vi, Camera::Plays(held.video())).await;
    register_venue(&phone, server, OWNER, VENUE).await;
    phone.open(&format!("{}/checkpoint", server.origin())).await;
    phone.sees(Text::CheckpointStart).await;
    phone.is_ready_for_offline().await;
    let script = format!("const now = Date.now; Date.now = () => now() + {minutes} * 60000");
    let set = phone.session().execute(&script, Vec::new()).await;
    set.expect("the clock can be set");
    phone.press(Text::CheckpointStart).await;
    phone
}

#[tokio::test]
async fn a_screenshot_of_three_minutes_ago_and_a_declaration_of_yesterday_are_unknown() {
    let server = Server::start();
    let code = Poster::with_text(&code_of(&server, &[]).await);
    let phone = later(&server, &code, 3).await;
    phone.sees(Text::VerdictUnknown).await;
    phone.sees(Text::DoubtNotLive).await;
    drop(phone);
    let server = Server::start();
    let code = Poster::with_text(&code_of(&server, &[]).await);
    let phone = later(&server, &code, 25 * 60).await;
    phone.sees(Text::VerdictUnknown).await;
    phone.sees(Text::DoubtExpired).await;
}

#[tokio::test]
async fn a_printed_card_asks_for_the_id_and_a_revoked_one_is_unknown() {
    let server = Server::start();
    let holder = Phone::new(Engine::Chromium, Language::En, Camera::SeesNothing).await;
    declare(&holder, &server, PERSON, &[]).await;
    holder.sees(Text::CodeLive).await;
    holder.follow(Text::HealthCard).await;
    holder.sees(Text::CardPrint).await;
    let sheet = Sheet::of(&holder.print().await, 1).expect("a sheet");
    let (text, _) = sheet.code().expect("a readable code");
    let card = Poster::with_text(&text);
    let phone = controller(&server, Language::En, &card).await;
    phone.sees(Text::VerdictNormal).await;
    phone.sees(Text::VerdictCheckId).await;
    phone.press(Text::CheckpointStop).await;

    let keys = key_list(&server).await;
    let code = PersonalCode::verify(&text, Some(&keys)).expect("a true code");
    server.run(&["revoke", &code.credential.serial.to_string()]);
    begin_shift(&phone, &server).await;
    phone.sees(Text::DoubtRevoked).await;
    phone.sees(Text::VerdictUnknown).await;
}

async fn sees_of(text: &str, language: Language, seen: &[Text]) {
    let server = Server::start();
    let held = Poster::with_text(text);
    let phone = controller(&server, language, &held).await;
    for text in seen {
        phone.sees(*text).await;
    }
}

#[tokio::test]
async fn an_id_card_is_named_and_its_number_masked() {
    let server = Server::start();
    let held = Poster::with_text(ID_CARD);
    let phone = controller(&server, Language::Vi, &held).await;
    phone.sees(Text::SeenIdCard).await;
    phone.sees(Text::VerdictUnknown).await;
    phone.sees_words("N** T** M**").await;
    phone.sees_words("*********234").await;
    phone.press(Text::CheckpointStop).await;
    tests::steps::owner_sees_scans(&phone, &server, 1).await;
    assert!(!phone.page_text().await.contains("048158001234"));
}

#[tokio::test]
async fn a_payment_code_and_a_certificate_of_an_unknown_signer_are_named() {
    sees_of(PAYMENT, Language::Vi, &[Text::SeenPayment]).await;
    let seen = [Text::SeenCertificate, Text::CertificateUnknownSigner];
    sees_of(&certificate(), Language::En, &seen).await;
}

#[tokio::test]
async fn a_barcode_reader_types_a_code_with_no_field_in_focus() {
    let server = Server::start();
    let code = code_of(&server, &[]).await;
    let phone = Phone::new(Engine::Chromium, Language::En, Camera::SeesNothing).await;
    register_venue(&phone, &server, OWNER, VENUE).await;
    begin_shift(&phone, &server).await;
    phone.type_quickly(&code).await;
    phone.sees(Text::VerdictNormal).await;
    phone.press(Text::CheckpointStop).await;
    tests::steps::owner_sees_scans(&phone, &server, 1).await;
}

#[tokio::test]
async fn somebody_from_an_outbreak_area_is_warned_of_with_its_name() {
    let server = Server::start();
    let today = Day::in_vietnam(now());
    let from = today.minus(3).to_string();
    let ward = ["--ward", HAI_CHAU, "--level", "outbreak", "--from", &from];
    server.run(&[&["outbreak", "add"][..], &ward].concat());
    let code = Poster::with_text(&code_of(&server, &[]).await);
    let phone = controller(&server, Language::Vi, &code).await;
    phone.sees(Text::VerdictNormal).await;
    let words = phone.words(Text::VerdictOutbreakHome);
    let before = words.split('{').next().unwrap_or(words);
    phone.sees_words(&format!("{before}Phường Hải Châu")).await;
}

#[tokio::test]
async fn scans_that_wait_are_handed_to_another_phone_and_recorded_once() {
    let mut server = Server::start();
    let code = Poster::with_text(&code_of(&server, &[]).await);
    let leaving = Phone::new(Engine::Chromium, Language::Vi, Camera::Plays(code.video())).await;
    register_venue(&leaving, &server, OWNER, VENUE).await;
    let page = format!("{}/checkpoint", server.origin());
    leaving.open(&page).await;
    leaving.sees(Text::CheckpointStart).await;
    leaving.sees_no_more(Text::VerdictListsNone).await;
    leaving.is_ready_for_offline().await;
    // Whoever carries the file need not belong to the venue.
    let staying = Phone::new(Engine::Chromium, Language::En, Camera::SeesNothing).await;
    register_venue(&staying, &server, "0987 654 321", "Chợ Mẫu").await;
    begin_shift(&staying, &server).await;

    server.stop();
    leaving.press(Text::CheckpointStart).await;
    leaving.sees(Text::VerdictNormal).await;
    leaving.press(Text::HandoverTitle).await;
    leaving.press(Text::HandoverSave).await;
    let saved = leaving.downloaded(".json").await;
    // No page of ours is open there any more.
    leaving.open("about:blank").await;
    let file = tempfile::NamedTempFile::with_suffix(".json").expect("a file");
    std::fs::write(file.path(), saved).expect("it is written");
    staying.press(Text::HandoverTitle).await;
    staying.give_file(Text::HandoverTake, file.path()).await;
    staying
        .sees_with(Text::HandoverTaken, &[("count", "1")])
        .await;
    // A second time changes nothing.
    staying.give_file(Text::HandoverTake, file.path()).await;
    server.start_again();
    staying
        .sees_gone(&staying.words_with(Text::HandoverCarried, &[("count", "2")]))
        .await;
    // And what was left on the first phone is no second scan.
    tests::steps::owner_sees_scans(&leaving, &server, 1).await;
}

#[tokio::test]
async fn a_certificate_is_believed_once_its_signer_was_imported() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/dcc");
    let Some((text, signer)) = certified(&folder) else {
        println!("skipped: no certificates of others at {}", folder.display());
        return;
    };
    let server = Server::start();
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), signer).expect("it is written");
    let path = file.path().display().to_string();
    server.run(&["trust", "import", &path]);
    let held = Poster::with_text(&text);
    let phone = controller(&server, Language::En, &held).await;
    // Of 2021: only whoever knows the signer can say that it has expired.
    phone.sees(Text::CertificateExpired).await;
}

/// A certificate that others made, and who signed it.
fn certified(folder: &Path) -> Option<(String, String)> {
    let case = std::fs::read_to_string(folder.join("AT/2DCode/raw/1.json")).ok()?;
    let case: serde_json::Value = serde_json::from_str(&case).ok()?;
    let text = case["PREFIX"].as_str()?.to_owned();
    let signer = case["TESTCTX"]["CERTIFICATE"].as_str()?.to_owned();
    Some((text, signer))
}

#[tokio::test]
async fn after_a_thousand_good_and_bad_codes_the_reader_is_still_ready() {
    let server = Server::start();
    let code = code_of(&server, &[]).await;
    let phone = Phone::new(Engine::Chromium, Language::Vi, Camera::SeesNothing).await;
    register_venue(&phone, &server, OWNER, VENUE).await;
    begin_shift(&phone, &server).await;
    let script = "
        const [good, done] = arguments;
        const kinds = [
            (n) => `https://example.com/${n}`,
            (n) => good.slice(0, 60 + (n % 200)),
            (n) => good.replace(/\\d$/, String(n % 10)),
            (n) => `https://luuvet.example/p#${n}12345678901234567890`,
            (n) => `HC1:${n}6BFOXN%TSMAHN-H+WKO0`,
            (n) => `048158${n}|x|y|z`,
            () => good,
        ];
        for (let n = 0; n < 1000; n++) {
            for (const key of [...kinds[n % kinds.length](n), 'Enter']) {
                document.dispatchEvent(new KeyboardEvent('keydown', { key, code: '', bubbles: true, cancelable: true }));
            }
        }
        done(true);";
    let arguments = vec![code.into()];
    let typed = phone.session().execute_async(script, arguments).await;
    typed.expect("all were typed");
    // Somebody else, after all of them.
    let next = code_of(&server, &[Text::SignFever]).await;
    phone.type_quickly(&next).await;
    phone.sees(Text::VerdictAbnormal).await;
    phone.sees(Text::SignFever).await;
}
