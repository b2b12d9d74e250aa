//! What is written is what is read, whatever it is.

use crate::awkward::awkward_cells;
use crate::read_back::{rows_of_csv, rows_of_xlsx, written};
use proptest::collection::vec;
use proptest::prelude::*;
use sheet::Format;

const COLUMNS: [&str; 3] = ["Họ tên", "Điện thoại", "=Ghi chú"];

/// Each awkward cell at each place of a row.
fn awkward_rows() -> Vec<Vec<String>> {
    let cells = awkward_cells();
    let turned = |by: usize| cells.iter().cycle().skip(by).take(cells.len()).cloned();
    turned(0)
        .zip(turned(1))
        .zip(turned(2))
        .map(|((a, b), c)| vec![a, b, c])
        .collect()
}

fn with_header(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let header = COLUMNS.map(str::to_owned).to_vec();
    [&[header], rows].concat()
}

#[test]
fn every_awkward_cell_comes_back_from_csv() {
    let rows = awkward_rows();
    let file = written(Format::Csv, &COLUMNS, &rows);
    assert_eq!(rows_of_csv(&file), with_header(&rows));
}

#[test]
fn every_awkward_cell_comes_back_from_xlsx_as_text() {
    let rows = awkward_rows();
    let file = written(Format::Xlsx, &COLUMNS, &rows);
    assert_eq!(rows_of_xlsx(file), with_header(&rows));
}

#[test]
fn an_empty_cell_alone_in_its_row_comes_back() {
    let rows: Vec<Vec<String>> = ["", "Hoa", "", ""].map(|cell| vec![cell.to_owned()]).into();
    let csv = rows_of_csv(&written(Format::Csv, &["Họ tên"], &rows));
    assert_eq!(csv[1..], rows);
    let xlsx = rows_of_xlsx(written(Format::Xlsx, &["Họ tên"], &rows[..2]));
    assert_eq!(xlsx[1..], rows[..2]);
}

/// Any text, and texts of what is special to one of the formats, side by side.
fn cell() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        "_x0041",
        "_x",
        "_",
        "_X000D_",
        "\r",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\u{1}",
        "\u{1F}",
        "\u{7F}",
        "\u{85}",
        "\u{FFFE}",
        "\u{FFFF}",
        "\u{FEFF}",
        "\u{2028}",
        "\"",
        "\"\"",
        "'",
        ",",
        ";",
        "=",
        "+",
        "-",
        "@",
        "＝",
        "#",
        " ",
        "\u{A0}",
        "&",
        "<",
        ">",
        "]]>",
        "&#13;",
        "0",
        "12",
        "1E5",
        "TRUE",
        "a",
        "Ẵ",
        "👩🏽‍🍳",
    ]);
    prop_oneof![
        vec(any::<char>(), 0..20).prop_map(String::from_iter),
        vec(special, 0..8).prop_map(|parts| parts.concat()),
    ]
}

fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    vec(vec(cell(), COLUMNS.len()), 0..6)
}

proptest! {
    #[test]
    fn any_text_comes_back_from_csv(rows in rows()) {
        let file = written(Format::Csv, &COLUMNS, &rows);
        prop_assert_eq!(rows_of_csv(&file), with_header(&rows));
    }

    #[test]
    fn any_text_comes_back_from_xlsx(mut rows in rows()) {
        // A row of empty cells at the end is not there for calamine.
        rows.push(COLUMNS.map(str::to_owned).to_vec());
        let file = written(Format::Xlsx, &COLUMNS, &rows);
        prop_assert_eq!(rows_of_xlsx(file), with_header(&rows));
    }
}
