//! Posters as they come out of the printer: on the right paper, large enough,
//! readable; and none where there is nothing to print.

use locales::{Language, Text};
use tests::browser::{Camera, Engine, Phone, Role};
use tests::paper::Sheet;
use tests::server::Server;
use tests::steps::register_venue;

use super::{OWNER, VENUE};

/// Paper, its size, and the least length of the code's side, in millimetres.
const PAPERS: [(Text, (f64, f64), f64); 4] = [
    (Text::PostersA4, (210.0, 297.0), 150.0),
    (Text::PostersA5, (148.0, 210.0), 110.0),
    (Text::PostersA3, (297.0, 420.0), 210.0),
    (Text::PostersCards, (210.0, 297.0), 50.0),
];

async fn with_posters(language: Language) -> (Server, Phone) {
    let server = Server::start();
    let owner = Phone::new(Engine::Chromium, language, Camera::SeesNothing).await;
    register_venue(&owner, &server, OWNER, VENUE).await;
    (server, owner)
}

#[tokio::test]
async fn a_poster_prints_on_one_sheet_of_each_paper_with_a_large_code() {
    let (server, owner) = with_posters(Language::Vi).await;
    let address = format!("{}/v#", server.origin());
    for (paper, size, least) in PAPERS {
        owner.press_what(Role::Field, owner.words(paper)).await;
        let pdf = owner.print().await;
        let sheet = Sheet::of(&pdf, 1).expect("a sheet");
        assert!(Sheet::of(&pdf, 2).is_none(), "{paper:?} takes two sheets");
        let (width, height) = sheet.size();
        let is_near = (width - size.0).abs() < 1.0 && (height - size.1).abs() < 1.0;
        assert!(is_near, "{paper:?} is {width:.0} × {height:.0} mm");
        let (text, side) = sheet.code().expect("a readable code");
        assert!(text.starts_with(&address), "{paper:?} says {text}");
        assert!(side >= least, "{paper:?} has a code of {side:.0} mm");
    }
}

#[tokio::test]
async fn nothing_is_printed_while_no_point_is_chosen() {
    let (_server, owner) = with_posters(Language::En).await;
    owner
        .press_what(Role::Field, owner.words(Text::PointStall))
        .await;
    owner.sees(Text::PostersNoPoint).await;
}
