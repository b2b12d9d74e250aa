//! What a spreadsheet would take for a value has an apostrophe in a CSV file;
//! what people are called and where they live has not.

use crate::read_back::written;
use sheet::Format;

fn in_csv(cell: &str) -> String {
    let file = written(Format::Csv, &["a", "b"], &[vec!["x".into(), cell.into()]]);
    let text = String::from_utf8(file).expect("UTF-8");
    let row = text.strip_prefix("\u{FEFF}a,b\r\nx,").expect("the header");
    row.strip_suffix("\r\n").expect("an end of line").to_owned()
}

#[test]
fn formulas_and_values_are_guarded() {
    for cell in [
        "=1+1",
        "+1",
        "-a",
        "@an",
        "＝1",
        "＋1",
        "－1",
        "＠an",
        "  =1",
        "\u{A0}=1",
        "\u{200B}=1",
        "\0=1",
        "'",
        "'quoted",
        "0912345678",
        "+84 912 345 678",
        "1234567890123456",
        "1E5",
        "1e-5",
        "1.5",
        "1/5",
        "12-3",
        "12:30",
        "2026-11-25 10:20:31",
        "2026-11-25T10:20:31Z",
        "3 Mar",
        "MAR-3",
        "Sept 2",
        "25 tháng 11",
        "10:20 PM",
        "10:20 SA",
        "5%",
        "$5",
        "5 đ",
        "50.000 VNĐ",
        "(5)",
        "１２３",
        "٣",
        "TRUE",
        "true",
        " False ",
        "ĐÚNG",
        "Sai",
        "#N/A",
        "#REF!",
        "#DIV/0!",
        "Err:502",
        "1 1/2",
        "5\u{A0}000",
    ] {
        assert_eq!(in_csv(cell), format!("'{cell}"));
    }
}

#[test]
fn names_and_addresses_are_as_they_are() {
    for cell in [
        "Nguyễn Thị Hoa",
        "Đỗ Ưng",
        "An",
        "May",
        "12 Bạch Đằng",
        "K82/15 Nguyễn Lương Bằng",
        "Quán 24h",
        "Phường 3",
        "Chợ Hàn",
        "Trueman",
        "",
        "a'b",
        "_x0041_",
    ] {
        assert_eq!(in_csv(cell), cell);
    }
}

#[test]
fn commas_quotes_and_line_ends_are_quoted_as_rfc_4180_says() {
    assert_eq!(in_csv("a,b"), "\"a,b\"");
    assert_eq!(in_csv("say \"chào\""), "\"say \"\"chào\"\"\"");
    assert_eq!(in_csv("two\r\nlines"), "\"two\r\nlines\"");
    assert_eq!(in_csv("=A1,2"), "\"'=A1,2\"");
}
