//! The scan history while somebody looks at it: it grows by itself, is narrowed
//! down, and is taken away as a file of exactly what is shown.

use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use locales::{Language, Text};
use tests::browser::{Phone, Role};
use tests::steps::Poster;

use super::venues::to_venue;
use super::{Stall, VENUE};

#[tokio::test]
async fn a_check_in_appears_in_the_open_history_and_raises_the_count() {
    let stall = Stall::open().await;
    let owner = &stall.owner;
    to_history(&stall).await;
    owner.sees(Text::HistoryEmpty).await;
    owner.sees_with(Text::HistoryToday, &[("count", "0")]).await;
    owner.press(Text::ChimeIsOff).await;
    owner.sees(Text::ChimeIsOn).await;

    let visitor = check_in_at(&stall, &stall.poster).await;
    owner.sees_with(Text::HistoryToday, &[("count", "1")]).await;
    owner.sees_with(Text::HistoryCount, &[("count", "1")]).await;
    owner.sees_words(&stall_row(owner)).await;

    // What is being read is not moved: new rows wait to be asked for.
    owner.press(Text::HistoryFilter).await;
    let down = "window.scrollTo({ top: 400, behavior: 'instant' })";
    let scrolled = owner.session().execute(down, Vec::new()).await;
    scrolled.expect("a page longer than the screen");
    let other = check_in_at(&stall, &stall.poster).await;
    let newer = owner.words_with(Text::HistoryNewer, &[("count", "1")]);
    owner.press_what(Role::Button, &newer).await;
    owner.sees_with(Text::HistoryCount, &[("count", "2")]).await;
    drop(other);
    // Also where a reload would lose what was switched on.
    owner.reload().await;
    owner.sees(Text::ChimeIsOn).await;

    to_venue(owner, &stall.server, VENUE).await;
    owner
        .sees_words(&format!("2 {}", owner.words(Text::TodayUnit)))
        .await;
    owner.press(Text::StatisticsTable).await;
    owner.sees(Text::StatisticsDay).await;
    stall.ends_with(2, &visitor).await;
}

#[tokio::test]
async fn exactly_the_filtered_rows_are_downloaded() {
    downloads_what_is_filtered(Language::Vi, "loi vao").await;
}

#[tokio::test]
async fn exactly_the_filtered_rows_are_downloaded_in_english() {
    downloads_what_is_filtered(Language::En, "entrance").await;
}

/// With these letters the owner searches for the entrance.
async fn downloads_what_is_filtered(language: Language, entrance_typed: &str) {
    let stall = Stall::open_in(language).await;
    let owner = &stall.owner;
    let entrance = with_entrance(&stall).await;
    let visitor = check_in_at(&stall, &stall.poster).await;
    visitor.open(&entrance.address).await;
    visitor.press(Text::PosterCheckIn).await;
    visitor.sees(Text::VerdictReceived).await;

    to_history(&stall).await;
    owner.sees_with(Text::HistoryCount, &[("count", "2")]).await;
    owner.press(Text::HistoryFilter).await;
    let arriving = owner.words(Text::DirectionIn);
    owner.choose(Text::HistoryDirection, arriving).await;
    owner.sees_with(Text::HistoryCount, &[("count", "1")]).await;
    let save = |format| owner.words_with(Text::FileSave, &[("format", format)]);
    owner.press_what(Role::Button, &save("CSV")).await;
    let csv = String::from_utf8(owner.downloaded(".csv").await).expect("text");
    let rows: Vec<_> = csv.lines().filter(|row| row.contains(VENUE)).collect();
    assert_eq!(rows.len(), 1, "{csv}");
    assert!(rows[0].contains(owner.words(Text::PointEntrance)), "{csv}");
    owner.press_what(Role::Button, &save("XLSX")).await;
    let rows = rows_of_xlsx(owner.downloaded(".xlsx").await);
    assert_eq!(rows.len(), 2, "titles and one row: {rows:?}");
    let entrance = owner.words(Text::PointEntrance);
    assert!(rows[1].iter().any(|cell| cell == entrance), "{rows:?}");

    // A chip takes the filter out, another narrows to nothing.
    let drop = owner.words_with(Text::HistoryDrop, &[("what", arriving)]);
    owner.press_what(Role::Button, &drop).await;
    owner.sees_with(Text::HistoryCount, &[("count", "2")]).await;
    for (typed, count) in [(entrance_typed, "1"), ("banh mi", "2")] {
        owner.fill(Text::HistoryText, typed).await;
        owner.press(Text::HistoryApply).await;
        owner
            .sees_with(Text::HistoryCount, &[("count", count)])
            .await;
    }
    owner.fill(Text::HistoryText, "không có gì").await;
    owner.press(Text::HistoryApply).await;
    owner.sees(Text::HistoryNoMatch).await;
    stall.ends_with(2, &visitor).await;

    // The venue's own history knows of both files, and is a file itself.
    to_venue(owner, &stall.server, VENUE).await;
    owner.follow(Text::EventsTitle).await;
    for format in ["CSV", "XLSX"] {
        let values = [("format", format), ("rows", "1")];
        owner.sees_with(Text::EventExportTaken, &values).await;
    }
}

async fn to_history(stall: &Stall) {
    to_venue(&stall.owner, &stall.server, VENUE).await;
    stall.owner.follow(Text::VenueHistory).await;
    stall.owner.sees(Text::HistoryOf).await;
}

/// The poster of an entrance that the owner adds.
async fn with_entrance(stall: &Stall) -> Poster {
    let owner = &stall.owner;
    to_venue(owner, &stall.server, VENUE).await;
    owner.follow(Text::VenuePoints).await;
    let entrance = owner.words(Text::PointEntrance);
    owner.choose(Text::PointsAddKind, entrance).await;
    owner.press(Text::PointsAdd).await;
    owner.sees(Text::PointsAdded).await;
    let venue = owner.session().current_url().await.expect("an address");
    let posters = venue.as_str().replace("/points", "/posters?point=2");
    owner.open(&posters).await;
    owner.sees(Text::PostersReady).await;
    Poster::printed_by(owner).await
}

/// A visitor reads the poster with the phone's own camera app.
async fn check_in_at(stall: &Stall, poster: &Poster) -> Phone {
    let visitor = stall.visitor(Language::En).await;
    visitor.open(&poster.address).await;
    visitor.press(Text::PosterCheckIn).await;
    visitor.sees(Text::VerdictReceived).await;
    visitor
}

/// The cells of the first sheet, as text.
fn rows_of_xlsx(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("an XLSX file");
    let sheet = book.worksheet_range_at(0).expect("a sheet");
    let sheet = sheet.expect("that can be read");
    let row = |cells: &[calamine::Data]| cells.iter().map(ToString::to_string).collect();
    sheet.rows().map(row).collect()
}

/// How the history names the stall's own point.
fn stall_row(owner: &Phone) -> String {
    format!("{VENUE} · {}", owner.words(Text::PointStall))
}
