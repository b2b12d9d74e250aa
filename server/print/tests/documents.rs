//! PDFs, as a printer and a reader take them.

mod common;

use common::{asked, code, made, poster, posters, printed, read, read_cards, text};
use print::{Format, Paper};

#[test]
fn a_document_has_one_page_for_each_poster_and_each_is_read() {
    for paper in [
        Paper::A3,
        Paper::A4,
        Paper::A5,
        Paper::Till80,
        Paper::Till58,
    ] {
        let file = made(&posters(2), paper, Format::Pdf);
        assert_eq!(file.content_type, "application/pdf");
        assert!(asked("pdfinfo", &file.bytes).contains("Pages:           2\n"));
        for number in 1..=2 {
            let page = printed(&file.bytes, number);
            let (text, _) = read(&page).unwrap_or_else(|| panic!("{paper:?} {number} is read"));
            assert_eq!(text, code(number), "{paper:?}");
        }
    }
}

#[test]
fn eight_cards_share_a_page() {
    let file = made(&posters(9), Paper::Cards, Format::Pdf);
    assert!(asked("pdfinfo", &file.bytes).contains("Pages:           2\n"));
    let expected: Vec<_> = (1..=8).map(|number| Some(code(number))).collect();
    assert_eq!(read_cards(&printed(&file.bytes, 1)), expected);
}

#[test]
fn pages_have_the_size_of_the_paper() {
    for (paper, width, height) in [
        (Paper::A3, 297.0, Some(420.0)),
        (Paper::A4, 210.0, Some(297.0)),
        (Paper::A5, 148.0, Some(210.0)),
        (Paper::Cards, 210.0, Some(297.0)),
        (Paper::Till80, 72.0, None),
        (Paper::Till58, 48.0, None),
    ] {
        let file = made(&[poster(1)], paper, Format::Pdf);
        let info = asked("pdfinfo", &file.bytes);
        let line = info.lines().find(|line| line.starts_with("Page size:"));
        let words: Vec<_> = line.expect("it says so").split_whitespace().collect();
        let mm = |points: &str| points.parse::<f64>().expect("a number") * 25.4 / 72.0;
        assert!((mm(words[2]) - width).abs() < 0.05, "{paper:?}: {words:?}");
        if let Some(height) = height {
            assert!((mm(words[4]) - height).abs() < 0.05, "{paper:?}: {words:?}");
        }
    }
}

#[test]
fn every_font_is_inside_the_document_once() {
    for paper in Paper::ALL {
        let file = made(&posters(3), paper, Format::Pdf);
        let fonts = asked("pdffonts", &file.bytes);
        let lines: Vec<_> = fonts.lines().skip(2).collect();
        assert_eq!(lines.len(), 2, "{fonts}");
        for line in lines {
            let columns: Vec<_> = line.split_whitespace().rev().collect();
            // From the right: object, generation, unicode, subset, embedded.
            assert_eq!(columns[2..5], ["yes", "yes", "yes"], "{fonts}");
        }
    }
}

#[test]
fn the_words_can_be_found_and_copied() {
    let file = made(&[poster(1)], Paper::A4, Format::Pdf);
    let text = text(&file.bytes);
    for words in [
        "Bánh mì Cô Ba – Phở Gõ Ngõ Ưỡn",
        "Quầy thu ngân · Till",
        "12 Trần Phú, phường Hải Châu",
        "Quét mã để lưu vết",
        "Scan to check in",
        "Mã 7K3M-Q2ZD",
        "25/11/2026",
        "Lưu Vết",
    ] {
        assert!(text.contains(words), "{words:?} in {text:?}");
    }
    let info = asked("pdfinfo", &file.bytes);
    assert!(info.contains("Bánh mì Cô Ba – Phở Gõ Ngõ Ưỡn"), "{info}");
}
