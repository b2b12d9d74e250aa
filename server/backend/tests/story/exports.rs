//! Downloaded tables hold exactly the rows that the pages show.

use std::time::Duration;

use backend::caller::Caller;
use backend::files::{Table, scan_history, venue_events};
use backend::visitor::{self, Proof};
use backend::{Error, history, sharing, venues};
use domain::device;
use domain::history::{HistoryFilter, HistoryRow};
use domain::owner::event::VenueEvent;
use domain::owner::file::{EventFile, FileFormat, HistoryFile};
use domain::owner::role::Role;
use domain::record::Record;
use domain::sign_in::{Language, Purpose};
use domain::venue::{Direction, PointKind, PointNumber, Venue, VenueDetails};

use crate::city::{City, Phone, START, check_in, new_venue_id, stall};
use crate::tables::{bytes, csv_rows, xlsx_rows};

const OWNER: &str = "0912345678";
const TRAPS: [&str; 8] = [
    "=1+1",
    "+84912",
    "-5",
    "@an",
    "'x",
    "'=1",
    "\"a\",b;c",
    "Phở Nguyễn",
];

async fn export(
    city: &City,
    who: &Caller,
    filter: &HistoryFilter,
    format: FileFormat,
) -> Result<Table, Error> {
    let wanted = HistoryFile {
        filter: filter.clone(),
        format,
        language: Language::Vi,
    };
    scan_history(&city.backend, who, wanted).await
}

/// The rows of the file below its head, read back.
async fn read(table: Table, format: FileFormat) -> Vec<Vec<String>> {
    let bytes = bytes(table).await.expect("a whole file");
    let mut rows = match format {
        FileFormat::Csv => csv_rows(&bytes),
        _ => xlsx_rows(bytes),
    };
    rows.remove(0);
    rows
}

/// What the pages show, one after the other.
async fn shown(city: &City, who: &Caller, filter: &HistoryFilter) -> Vec<HistoryRow> {
    let (mut filter, mut rows) = (filter.clone(), Vec::new());
    loop {
        let page = history::page(&city.backend, who, filter.clone()).await;
        let page = page.expect("a page");
        rows.extend(page.rows);
        match page.next {
            Some(next) => filter.after = Some(next),
            None => return rows,
        }
    }
}

/// A venue with a point, both of this name, and a scan by somebody of this name.
async fn named(city: &City, owner: &Caller, name: &str, second: u64) -> Venue {
    let details = VenueDetails {
        name: name.to_owned(),
        ..stall()
    };
    let id = new_venue_id();
    let backend = &city.backend;
    venues::register(backend, owner, id, details)
        .await
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    let label = name.to_owned();
    let points = vec![PointKind::Own { label }, PointKind::Exit];
    let venue = venues::add_points(backend, owner, id, points).await;
    let venue = venue.unwrap_or_else(|error| panic!("{name}: {error}"));
    let phone = Phone::new();
    let records: Vec<_> = (1..=3)
        .map(|point| {
            let mut it = check_in(&venue, START.plus(Duration::from_secs(second)));
            it.point = PointNumber(point);
            Record::CheckIn(it)
        })
        .collect();
    city.send(&phone, &records).await;
    let asked = city.ask("0987654321", Purpose::Visitor).await;
    let challenge = asked.expect("a code").challenge;
    let proof = Proof {
        challenge,
        code: city.sent.code(),
        device: phone.device(),
        signature: device::sign_attach(&phone.key, challenge),
    };
    visitor::confirm(backend, proof, name)
        .await
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    venue
}

#[tokio::test]
async fn a_file_has_exactly_the_rows_that_are_shown_and_every_name_survives() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let mut last = None;
    for (second, name) in (0..).zip(TRAPS) {
        last = Some(named(&city, &owner, name, second).await);
    }
    let all = HistoryFilter::default();
    let one = HistoryFilter {
        venue: last.map(|venue| venue.id),
        ..all.clone()
    };
    let out = HistoryFilter {
        direction: Some(Direction::Out),
        from: Some(START.plus(Duration::from_secs(2))),
        until: Some(START.plus(Duration::from_secs(5))),
        ..all.clone()
    };
    let text = HistoryFilter {
        text: Some("=1".to_owned()),
        ..all.clone()
    };
    for (filter, count) in [(all, 24), (one, 3), (out, 3), (text, 6)] {
        let shown = shown(&city, &owner, &filter).await;
        assert_eq!(shown.len(), count, "{filter:?}");
        for format in [FileFormat::Csv, FileFormat::Xlsx] {
            let table = export(&city, &owner, &filter, format).await;
            let table = table.expect("a table");
            assert_eq!(table.rows as usize, count);
            let rows = read(table, format).await;
            assert_eq!(rows.len(), count, "{format:?}");
            for (row, shown) in rows.iter().zip(&shown) {
                let visitor = shown.visitor.as_ref().expect("a visitor");
                let point = locales::words::point(Language::Vi, &shown.point_kind);
                assert_eq!(row[1..3], [shown.venue_name.clone(), point]);
                assert_eq!(row[4..6], [visitor.name.clone(), visitor.phone.clone()]);
                assert_eq!(row[7], shown.id.to_string());
            }
        }
    }
}

#[tokio::test]
async fn rows_that_arrive_meanwhile_are_left_out_however_old_they_are() {
    let city = City::open().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let phone = Phone::new();
    let scan = |seconds: u64| {
        let at = START.minus(Duration::from_secs(seconds));
        Record::CheckIn(check_in(&venue, at))
    };
    // More than one question to the database.
    for part in 0..13 {
        let records: Vec<_> = (0..180).map(|n| scan(10 + part * 180 + n)).collect();
        city.send(&phone, &records).await;
    }
    let all = HistoryFilter::default();
    for format in [FileFormat::Csv, FileFormat::Xlsx] {
        let expected: Vec<_> = shown(&city, &owner, &all).await;
        let expected: Vec<_> = expected.iter().map(|row| row.id.to_string()).collect();
        let table = export(&city, &owner, &all, format).await.expect("a table");
        assert_eq!(table.rows as usize, expected.len());
        // One newer, one of the very same moment as the newest, one far in the past.
        city.send(&phone, &[scan(0), scan(10), scan(3_000)]).await;
        let rows = read(table, format).await;
        let found: Vec<_> = rows.iter().map(|row| row[7].clone()).collect();
        assert!(found == expected, "{} of {}", found.len(), expected.len());
    }
}

#[tokio::test]
async fn only_owners_export_and_an_empty_history_is_a_file_all_the_same() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = city.venue(&owner).await;
    let manager = city
        .member(&owner, &venue, "0987654321", Role::Manager)
        .await;
    let all = HistoryFilter::default();
    let one = HistoryFilter {
        venue: Some(venue.id),
        ..all.clone()
    };
    for filter in [&all, &one] {
        let refused = export(&city, &manager, filter, FileFormat::Csv).await;
        assert!(matches!(refused, Err(Error::NotAllowed)));
    }
    let other = city.owner("0933333333").await;
    let refused = export(&city, &other, &one, FileFormat::Csv).await;
    assert!(matches!(refused, Err(Error::NotFound)));
    let refused = export(&city, &owner, &one, FileFormat::Pdf).await;
    assert!(matches!(refused, Err(Error::NotUnderstood)));
    for format in [FileFormat::Csv, FileFormat::Xlsx] {
        let table = export(&city, &owner, &one, format).await.expect("a table");
        assert!(read(table, format).await.is_empty());
    }
}

#[tokio::test]
async fn a_venues_own_history_is_a_file_without_the_row_of_its_own_download() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let venue = named(&city, &owner, "=1+1", 0).await;
    let wanted = |format| EventFile {
        venue: venue.id,
        format,
        language: Language::Vi,
    };
    for (before, format) in [(2, FileFormat::Csv), (3, FileFormat::Xlsx)] {
        let table = venue_events(&city.backend, &owner, wanted(format)).await;
        let table = table.expect("a table");
        assert_eq!(table.rows, before);
        let rows = read(table, format).await;
        let numbers: Vec<_> = rows.iter().map(|row| row[0].clone()).collect();
        let expected: Vec<_> = (1..=before).rev().map(|it| it.to_string()).collect();
        assert_eq!(numbers, expected);
        assert!(rows.iter().all(|row| row[3] == "198.51.100.1"));
        assert!(rows[before as usize - 2][4].contains("=1+1"), "{rows:?}");
    }
    let manager = city
        .member(&owner, &venue, "0987654321", Role::Manager)
        .await;
    let refused = venue_events(&city.backend, &manager, wanted(FileFormat::Csv)).await;
    assert!(matches!(refused, Err(Error::NotAllowed)));
}

#[tokio::test]
async fn each_venue_is_told_how_many_of_its_own_rows_were_taken() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    let (many, few) = (
        named(&city, &owner, "Chợ", 0).await,
        city.venue(&owner).await,
    );
    let all = HistoryFilter::default();
    let table = export(&city, &owner, &all, FileFormat::Csv).await;
    assert_eq!(table.expect("a table").rows, 3);
    for (venue, rows) in [(many.id, 3), (few.id, 0)] {
        let told = crate::venue_events::all(&city, &owner, venue).await;
        let format = FileFormat::Csv;
        assert_eq!(told[0].event, VenueEvent::ExportTaken { format, rows });
    }
}

#[tokio::test]
async fn a_file_breaks_off_when_a_role_ends_and_never_looks_whole_without_it() {
    let city = City::generous().await;
    let first = city.owner(OWNER).await;
    let venue = city.venue(&first).await;
    let second = city.member(&first, &venue, "0987654321", Role::Owner).await;
    let own = city.venue(&second).await;
    city.check_in_often(&venue, 3_000).await;
    city.check_in_often(&own, 3_000).await;
    let all = HistoryFilter::default();
    // Another venue that is shared meanwhile is not in the file.
    let mut table = export(&city, &second, &all, FileFormat::Csv).await;
    let mut table_rows = table.as_mut().expect("a table").rows;
    assert_eq!(table_rows, 6_000);
    let other = city.venue(&first).await;
    city.check_in_often(&other, 100).await;
    city.member(&first, &other, "0987654321", Role::Owner).await;
    let rows = read(table.expect("a table"), FileFormat::Csv).await;
    assert_eq!(rows.len(), 6_000);

    for demoted in [false, true] {
        let table = export(&city, &second, &all, FileFormat::Csv).await;
        let mut table = table.expect("a table");
        table_rows = table.rows;
        table.next().await.expect("a piece").expect("bytes");
        if demoted {
            city.member(&first, &venue, "0987654321", Role::Manager)
                .await;
        } else {
            let id = crate::team::id_of(&second);
            sharing::revoke(&city.backend, &first, venue.id, id)
                .await
                .expect("revoked");
        }
        let broken = bytes(table).await;
        assert!(matches!(broken, Err(Error::NotAllowed)), "{table_rows}");
        city.member(&first, &venue, "0987654321", Role::Owner).await;
    }
}

#[tokio::test]
async fn one_person_takes_two_tables_at_once_and_others_take_theirs() {
    let city = City::generous().await;
    let owner = city.owner(OWNER).await;
    city.venue(&owner).await;
    let other = city.owner("0987654321").await;
    city.venue(&other).await;
    let all = HistoryFilter::default();
    let export = |who| export(&city, who, &all, FileFormat::Csv);
    let (first, second) = (export(&owner).await, export(&owner).await);
    assert!(first.is_ok() && second.is_ok());
    assert!(matches!(export(&owner).await, Err(Error::Busy { .. })));
    assert!(export(&other).await.is_ok());
    drop(first);
    assert!(export(&owner).await.is_ok());
}
