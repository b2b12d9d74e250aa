//! Pictures and drawings: what somebody without a PDF printer gets.

mod common;

use common::{code, made, picture, poster, posters, read, read_cards, unpacked};
use print::{Format, Paper, Pieces, PrintError, file};

const DOTS_PER_MM: f32 = 300.0 / 25.4;

fn single() -> [Paper; 5] {
    [
        Paper::A3,
        Paper::A4,
        Paper::A5,
        Paper::Till80,
        Paper::Till58,
    ]
}

#[test]
fn a_picture_on_every_paper_is_read_as_exactly_the_code() {
    for paper in single() {
        let file = made(&[poster(1)], paper, Format::Png);
        assert_eq!((file.content_type, file.extension), ("image/png", "png"));
        let (text, _) = read(&picture(&file.bytes)).unwrap_or_else(|| panic!("{paper:?} is read"));
        assert_eq!(text, code(1), "{paper:?}");
    }
}

#[test]
fn every_card_of_a_sheet_is_read() {
    let file = made(&posters(8), Paper::Cards, Format::Png);
    let expected: Vec<_> = (1..=8).map(|number| Some(code(number))).collect();
    assert_eq!(read_cards(&picture(&file.bytes)), expected);
}

#[test]
fn the_codes_are_as_large_as_promised() {
    for (paper, at_least) in [(Paper::A3, 220.0), (Paper::A4, 150.0), (Paper::A5, 100.0)] {
        let file = made(&[poster(1)], paper, Format::Png);
        let (_, side) = read(&picture(&file.bytes)).expect("it is read");
        let side = side / DOTS_PER_MM;
        assert!(side >= at_least, "{paper:?}: {side} mm");
    }
}

#[test]
fn a_picture_knows_how_many_dots_make_a_metre() {
    for (paper, expected) in [(Paper::A5, 11811), (Paper::Till80, 8000)] {
        let file = made(&[poster(1)], paper, Format::Png);
        let decoder = png::Decoder::new(std::io::Cursor::new(&file.bytes));
        let reader = decoder.read_info().expect("a picture");
        let dims = reader.info().pixel_dims.expect("it says so");
        assert_eq!((dims.xppu, dims.yppu), (expected, expected));
        assert!(matches!(dims.unit, png::Unit::Meter));
    }
}

#[test]
fn a_till_gets_black_and_white_dots_and_modules_of_whole_dots() {
    for (paper, width) in [(Paper::Till80, 576), (Paper::Till58, 384)] {
        let file = made(&[poster(1)], paper, Format::Png);
        let roll = picture(&file.bytes);
        assert_eq!(roll.width(), width);
        assert!(roll.pixels().all(|dot| [0, 255].contains(&dot.0[0])));
        assert_eq!(roll.height() % 8, 0, "whole millimetres");
        let (left, top, module) = symbol_in(&roll);
        // Version 9 has 53 modules, and 4 of quiet zone on each side.
        assert_eq!(module, width / 61, "as large as fits");
        for y in 0..53 * module {
            for x in 0..53 * module {
                let dot = roll.get_pixel(left + x, top + y);
                let first = roll.get_pixel(left + x / module * module, top + y / module * module);
                assert_eq!(dot, first, "{paper:?} {x} {y}");
            }
        }
    }
}

/// Left and top edge of the symbol, and its module, in dots: the first row with
/// a run of seven modules, the edge of a finder.
fn symbol_in(roll: &image::GrayImage) -> (u32, u32, u32) {
    let dark = |x: u32, y: u32| x < roll.width() && roll.get_pixel(x, y).0[0] == 0;
    let module = roll.width() / 61;
    for y in 0..roll.height() {
        let Some(x) = (0..roll.width()).find(|&x| dark(x, y)) else {
            continue;
        };
        let run = (x..).take_while(|&x| dark(x, y)).count() as u32;
        if run == 7 * module {
            return (x, y, module);
        }
    }
    panic!("no finder");
}

#[test]
fn a_drawing_needs_no_font_and_knows_its_size() {
    let file = made(&[poster(1)], Paper::A4, Format::Svg);
    let drawing = String::from_utf8(file.bytes).expect("text");
    assert!(drawing.contains("width=\"210mm\" height=\"297mm\" viewBox=\"0 0 210 297\""));
    assert!(drawing.contains("<title>Bánh mì Cô Ba"));
    assert!(!drawing.contains("<text") && !drawing.contains("font-family"));
    let options = resvg::usvg::Options::default();
    let tree = resvg::usvg::Tree::from_str(&drawing, &options).expect("SVG");
    let mut pixels = resvg::tiny_skia::Pixmap::new(tree.size().width() as u32, 1123).expect("size");
    resvg::render(&tree, Default::default(), &mut pixels.as_mut());
    let (text, _) = read(&picture(&pixels.encode_png().expect("a picture"))).expect("it is read");
    assert_eq!(text, code(1));
}

#[test]
fn one_archive_holds_all_points_under_names_that_every_system_can_unpack() {
    let mut venue = posters(3);
    venue[1].point_vi = "Bàn số 12 – Đường".to_owned();
    venue[2].point_vi = "🍜".to_owned();
    for format in [Format::Png, Format::Svg] {
        let file = made(&venue, Paper::A5, format);
        assert_eq!(
            (file.content_type, file.extension),
            ("application/zip", "zip")
        );
        let files = unpacked(&file.bytes);
        let names: Vec<_> = files
            .iter()
            .filter_map(|(name, _)| name.rsplit_once('.'))
            .collect();
        let extension = if format == Format::Png { "png" } else { "svg" };
        let names_expected = ["01-quay-thu-ngan", "02-ban-so-12-duong", "03-7k3m-q2zd"];
        assert_eq!(names, names_expected.map(|name| (name, extension)));
        if format == Format::Png {
            for (number, (_, bytes)) in (1..).zip(&files) {
                let (text, _) = read(&picture(bytes)).expect("it is read");
                assert_eq!(text, code(number));
            }
        }
    }
}

#[test]
fn an_archive_is_on_its_way_from_its_first_picture_on_and_stops_when_nobody_waits() {
    let mut pieces = Pieces::new(posters(3), Paper::A5, Format::Png).expect("posters");
    assert_eq!(pieces.count(), 3);
    let one = made(&[poster(1)], Paper::A5, Format::Png).bytes.len();
    let first = pieces.next(|| true).expect("drawn").expect("a piece");
    assert!(
        (one / 2..one + 4_096).contains(&first.len()),
        "{} of {one}",
        first.len()
    );
    let stopped = pieces.next(|| false);
    assert!(matches!(stopped, Err(PrintError::NotWanted)));
    assert!(matches!(pieces.next(|| true), Ok(None)));
}

#[test]
fn a_document_stops_between_two_pages_when_nobody_waits() {
    let asked = std::cell::Cell::new(0);
    let mut pieces = Pieces::new(posters(9), Paper::A5, Format::Pdf).expect("posters");
    let stopped = pieces.next(|| {
        asked.set(asked.get() + 1);
        asked.get() < 4
    });
    assert!(matches!(stopped, Err(PrintError::NotWanted)));
    assert_eq!(asked.get(), 4);
}

#[test]
fn cards_beyond_the_eighth_come_on_another_sheet() {
    let file = made(&posters(9), Paper::Cards, Format::Png);
    let files = unpacked(&file.bytes);
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["01-the-de-ban.png", "02-the-de-ban.png"]);
    let last = read_cards(&picture(&files[1].1));
    assert_eq!(last[0], Some(code(9)));
    assert_eq!(last[1..], [const { None }; 7]);
}

#[test]
fn nothing_too_much_and_too_long_are_refused() {
    let refused = |posters: &[_]| file(posters, Paper::A5, Format::Pdf);
    assert!(matches!(refused(&[]), Err(PrintError::NoPosters)));
    assert!(matches!(
        refused(&posters(501)),
        Err(PrintError::TooManyPosters { posters: 501 })
    ));
    let mut endless = poster(1);
    endless.code = "x".repeat(3000);
    assert!(matches!(
        refused(&[endless]),
        Err(PrintError::CodeTooLong { .. })
    ));
}
