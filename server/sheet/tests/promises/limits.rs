//! Where a spreadsheet ends, the file goes on.

use crate::read_back::{TITLE, rows_of_xlsx, text, workbook, written};
use calamine::{DataRef, Reader};
use sheet::{Format, MOST_COLUMNS, Sheet, SheetError};

#[test]
fn a_full_sheet_goes_on_in_a_second_one_with_the_header_again() {
    // The header takes one of the 1,048,576 rows.
    let fit = 1_048_575;
    let mut sheet = Sheet::new(Format::Xlsx, "Lịch sử", &["Số"]).unwrap();
    let mut file = Vec::new();
    for row in 0..fit + 2 {
        sheet.push(&[&row.to_string()]).unwrap();
        file.extend(sheet.take());
    }
    file.extend(sheet.finish().unwrap());

    let mut book = workbook(file);
    assert_eq!(book.sheet_names(), ["Lịch sử", "Lịch sử (2)"]);
    let mut last = None;
    {
        // One by one: a range of them all would take long.
        let mut cells = book.worksheet_cells_reader("Lịch sử").unwrap();
        while let Some(cell) = cells.next_cell().unwrap() {
            if let DataRef::String(text) = cell.get_value() {
                last = Some((cell.get_position(), text.clone()));
            }
        }
    }
    assert_eq!(last, Some(((fit, 0), (fit - 1).to_string())));
    let second = book.worksheet_range("Lịch sử (2)").unwrap();
    let second: Vec<String> = second.rows().map(|row| text(&row[0])).collect();
    assert_eq!(
        second,
        ["Số".to_owned(), fit.to_string(), (fit + 1).to_string()]
    );
}

/// Puts together what was cut, as the documentation of `Sheet::push` says.
fn joined(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let mut whole: Vec<Vec<String>> = Vec::new();
    let mut goes_on = false;
    for row in rows {
        if !goes_on {
            whole.push(vec![String::new(); row.len()]);
        }
        goes_on = false;
        for (cell, part) in whole.last_mut().unwrap().iter_mut().zip(row) {
            let is_cut = part.encode_utf16().count() > 32_765;
            let end = if is_cut { " …" } else { "" };
            cell.push_str(part.strip_suffix(end).unwrap());
            goes_on |= is_cut;
        }
    }
    whole
}

#[test]
fn a_cell_that_is_too_long_goes_on_in_the_rows_beneath() {
    let rows: Vec<Vec<String>> = [32_764, 32_765, 32_766, 32_767, 70_000]
        .into_iter()
        .flat_map(|n| {
            [
                "ữ".repeat(n),
                "🍜".repeat(n / 2 + 1),
                format!("a{}", "🍜".repeat(n)),
            ]
        })
        .map(|long| vec!["trước".to_owned(), long.clone(), long, "sau".to_owned()])
        .collect();
    let mut read = rows_of_xlsx(written(Format::Xlsx, &["a", "b", "c", "d"], &rows));
    read.remove(0);
    assert!(read.len() > rows.len());
    let longest = read
        .iter()
        .flatten()
        .map(|cell| cell.encode_utf16().count())
        .max();
    assert_eq!(longest, Some(32_767));
    assert_eq!(joined(&read), rows);
}

#[test]
fn a_row_that_does_not_fit_is_refused_and_the_next_may_follow() {
    for format in [Format::Csv, Format::Xlsx] {
        let mut sheet = Sheet::new(format, TITLE, &["a", "b"]).unwrap();
        let refused = sheet.push(&["1"]);
        assert!(matches!(
            refused,
            Err(SheetError::CellCount {
                cells: 1,
                columns: 2
            })
        ));
        sheet.push(&["1", "2"]).unwrap();
        let whole = written(format, &["a", "b"], &[vec!["1".into(), "2".into()]]);
        assert_eq!(sheet.finish().unwrap(), whole);
    }
}

#[test]
fn a_table_has_columns_and_not_more_than_a_spreadsheet() {
    for format in [Format::Csv, Format::Xlsx] {
        assert!(matches!(
            Sheet::new(format, "", &[]),
            Err(SheetError::ColumnCount(0))
        ));
        let most = vec!["a"; MOST_COLUMNS];
        let file = Sheet::new(format, "", &most).unwrap().finish().unwrap();
        if format == Format::Xlsx {
            assert_eq!(rows_of_xlsx(file)[0].len(), MOST_COLUMNS);
        }
        let more = vec!["a"; MOST_COLUMNS + 1];
        assert!(matches!(
            Sheet::new(format, "", &more),
            Err(SheetError::ColumnCount(16_385))
        ));
    }
}

#[test]
fn a_title_becomes_a_name_that_excel_allows() {
    for (title, name) in [
        ("Lịch sử quét mã", "Lịch sử quét mã"),
        ("a/b\\c:d*e?f[g]", "a-b-c-d-e-f-g-"),
        ("'Quán Bà Mua'", "’Quán Bà Mua’"),
        ("a < b & \"c\"\r\n", "a < b & \"c\""),
        ("History", "History 1"),
        (" ", "1"),
        (
            "Một cái tên dài hơn ba mươi mốt ký tự",
            "Một cái tên dài hơn ba mươi mốt",
        ),
    ] {
        let sheet = Sheet::new(Format::Xlsx, title, &["a"]).unwrap();
        assert_eq!(workbook(sheet.finish().unwrap()).sheet_names(), [name]);
    }
}
