//! The bytes come while rows go in, and are the same however they are taken.

use sheet::{Format, Sheet};

const COLUMNS: [&str; 2] = ["Họ tên", "Giờ"];

fn row(n: usize) -> [String; 2] {
    [
        format!("Nguyễn Văn {n}"),
        format!("2026-11-25 10:{:02}:{:02}", n / 60 % 60, n % 60),
    ]
}

/// The file of so many rows, its bytes taken as soon as `at_least` are ready.
fn file(format: Format, rows: usize, at_least: usize) -> Vec<u8> {
    let mut sheet = Sheet::new(format, "Lịch sử", &COLUMNS).unwrap();
    let mut file = Vec::new();
    for n in 0..rows {
        let [name, time] = row(n);
        sheet.push(&[&name, &time]).unwrap();
        if sheet.ready() >= at_least {
            file.extend(sheet.take());
            assert_eq!(sheet.ready(), 0);
        }
    }
    file.extend(sheet.finish().unwrap());
    file
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    for format in [Format::Csv, Format::Xlsx] {
        let whole = file(format, 5_000, usize::MAX);
        assert_eq!(file(format, 5_000, 0), whole);
        assert_eq!(file(format, 5_000, 10_000), whole);
    }
}

#[test]
fn bytes_are_ready_long_before_the_end() {
    for format in [Format::Csv, Format::Xlsx] {
        let mut sheet = Sheet::new(format, "Lịch sử", &COLUMNS).unwrap();
        for n in 0..10_000 {
            let [name, time] = row(n);
            sheet.push(&[&name, &time]).unwrap();
        }
        assert!(sheet.ready() > 20_000, "{format:?}: {}", sheet.ready());
    }
}

#[test]
fn a_table_can_be_written_on_another_thread() {
    fn is_send<T: Send>() {}
    is_send::<Sheet>();
}

#[test]
fn the_kind_of_file_is_said_in_both_ways() {
    assert_eq!(Format::Csv.extension(), "csv");
    assert!(
        Format::Csv
            .content_type()
            .starts_with("text/csv; charset=utf-8")
    );
    assert_eq!(Format::Xlsx.extension(), "xlsx");
    assert!(
        Format::Xlsx
            .content_type()
            .ends_with(".spreadsheetml.sheet")
    );
}
