//! A venue's own history, page after page, and as a file.

use locales::{Language, Text};
use serde_json::json;
use tests::browser::{Phone, Role};

use super::venues::to_venue;
use super::{Stall, VENUE};

/// Rows of it after the first, more than a page.
const TABLES: u16 = 55;
/// As the app does, but so often that nobody would want to watch.
const ADD_TABLES: &str = "
    const [venue, count, done] = arguments;
    const add = (number) => fetch('/api/v1/venues/points/add', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ venue, points: [{ at: 'table', number }] }),
    });
    (async () => {
        for (let number = 1; number <= count; number += 1) {
            if (!(await add(number)).ok) return done(number);
        }
        done(0);
    })();";

#[tokio::test]
async fn a_long_history_comes_in_pages_and_whole_as_a_file() {
    let stall = Stall::open_in(Language::En).await;
    let owner = &stall.owner;
    to_venue(owner, &stall.server, VENUE).await;
    let venue = owner.session().current_url().await.expect("an address");
    let venue = venue.path().rsplit('/').next().unwrap_or_default();
    let arguments = vec![json!(venue), json!(TABLES)];
    let session = owner.session();
    let added = session.execute_async(ADD_TABLES, arguments).await;
    let refused: u16 = added.expect("an answer").convert().expect("a number");
    assert_eq!(refused, 0, "the table that was refused");

    owner.follow(Text::EventsTitle).await;
    owner.sees_words(&number(owner, TABLES + 1)).await;
    let last = owner.words_with(Text::PointTable, &[("number", "55")]);
    owner
        .sees_with(Text::EventPointsAdded, &[("points", &last)])
        .await;
    let first = format!(
        "{} {}",
        number(owner, 1),
        owner.words(Text::EventRegistered)
    );
    assert!(!owner.page_text().await.contains(&first));
    owner.press(Text::EventsOlder).await;
    owner.sees_words(&first).await;
    owner.sees_no_more(Text::EventsOlder).await;

    let save = owner.words_with(Text::FileSave, &[("format", "CSV")]);
    owner.press_what(Role::Button, &save).await;
    let csv = String::from_utf8(owner.downloaded(".csv").await).expect("text");
    let added = csv.lines().filter(|row| row.contains("Table ")).count();
    assert_eq!(added, usize::from(TABLES), "{csv}");
    assert!(csv.contains(owner.words(Text::EventRegistered)), "{csv}");
    assert!(csv.contains(owner.words(Text::EventColumnWhat)), "{csv}");
    // Which is a row itself.
    owner.reload().await;
    let rows = (TABLES + 1).to_string();
    let values = [("format", "CSV"), ("rows", &*rows)];
    owner.sees_with(Text::EventHistoryDownloaded, &values).await;
}

fn number(owner: &Phone, number: u16) -> String {
    owner.words_with(Text::EventsNumber, &[("number", &number.to_string())])
}
