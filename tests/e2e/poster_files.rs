//! A venue's posters as files: made in the app, in every form that a print shop
//! or a receipt printer takes.

use locales::{Language, Text};
use tests::browser::{Phone, Role};
use tests::camera;
use tests::paper::Sheet;
use tests::steps::{fill_in_venue, shown_code};

use super::Stall;

#[tokio::test]
async fn a_code_made_in_the_app_comes_as_png_svg_and_for_rolls() {
    let stall = Stall::open_in(Language::En).await;
    let owner = &stall.owner;
    owner.open(&format!("{}/qr", stall.server.origin())).await;
    owner.follow(Text::QrVenues).await;
    owner.follow(Text::VenueMake).await;
    fill_in_venue(owner, "Tạp hóa Đông Á", "7 Lê Lợi").await;
    owner.press(Text::VenueMake).await;
    owner.sees(Text::PostersReady).await;
    let sheet = Sheet::of(&owner.print().await, 1).expect("a printed sheet");
    let address = sheet.code().expect("a readable code").0;
    assert_ne!(address, stall.poster.address);

    let png = file(owner, Text::PostersRoll80, Text::FilePng, ".png").await;
    let picture = camera::picture(&png).expect("a picture");
    // 203 dpi, as receipt printers have: 8 dots a millimetre.
    assert!(
        (500..=640).contains(&picture.width()),
        "{}",
        picture.width()
    );
    assert_eq!(Sheet(picture).code().expect("a readable code").0, address);
    owner.sees(Text::PostersRollHint).await;

    let pdf = file(owner, Text::PostersRoll58, Text::FilePdf, ".pdf").await;
    // What the printer of a 58 mm roll can reach.
    let roll = Sheet::of(&pdf, 1).expect("a sheet");
    assert!((47.0..49.0).contains(&roll.size().0), "{:?}", roll.size());
    assert_eq!(roll.code().expect("a readable code").0, address);

    let svg = file(owner, Text::PostersRoll58, Text::FileSvg, ".svg").await;
    let folder = tempfile::tempdir().expect("a folder");
    let drawing = folder.path().join("poster.svg");
    std::fs::write(&drawing, svg).expect("a file");
    owner.open(&format!("file://{}", drawing.display())).await;
    assert_eq!(shown_code(owner).await, address);
}

/// The file of what the owner chooses on the page of posters.
async fn file(owner: &Phone, paper: Text, format: Text, ending: &str) -> Vec<u8> {
    owner.press_what(Role::Field, owner.words(paper)).await;
    owner.press_what(Role::Field, owner.words(format)).await;
    owner.press(Text::FileLoad).await;
    owner.sees(Text::FileLoaded).await;
    owner.downloaded(ending).await
}
