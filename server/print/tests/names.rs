//! Names as people write them, and worse.

mod common;

use std::slice::from_ref;

use common::{code, made, named, picture, read, text};
use print::{Format, Paper};
use proptest::prelude::*;

/// What the poster of a venue of this name says, once it was read.
fn said(name: &str) -> String {
    let poster = named(name);
    let file = made(from_ref(&poster), Paper::A5, Format::Png);
    let (found, _) = read(&picture(&file.bytes)).expect("it is read");
    assert_eq!(found, code(1), "{name:?}");
    text(&made(&[poster], Paper::A5, Format::Pdf).bytes)
}

#[test]
fn sixty_wide_letters_without_a_blank_are_all_there() {
    let said = said(&"W".repeat(60));
    assert_eq!(said.matches('W').count(), 60, "{said}");
}

#[test]
fn a_name_of_which_nothing_can_be_drawn_gives_way_to_the_short_code() {
    for name in [
        &*"🍜".repeat(60),
        "",
        " \u{200b}\u{feff} ",
        "ร้านกาแฟ",
        "\u{301}\u{301}",
        "\u{ad}",
    ] {
        let said = said(name);
        assert_eq!(said.matches("7K3M-Q2ZD").count(), 2, "{name:?}: {said}");
    }
}

#[test]
fn what_the_font_lacks_is_left_out_and_the_rest_stays() {
    assert!(said("🍜 Phở 한국 Bà ☀️ Tư 👩‍🍳").contains(" Phở Bà Tư "));
    assert!(said("Ｐｈở 𝐂ô 𝐁a").contains(" Phở Cô Ba "));
}

#[test]
fn signs_of_xml_are_signs_like_any_other() {
    let name = "<&\">' ]]> &amp; <!-- </text>";
    assert!(said(name).contains(name));
    assert!(is_a_drawing(name));
}

#[test]
fn a_decomposed_name_is_composed() {
    let name = "Pho\u{31b}\u{309} U\u{31b}o\u{31b}\u{303}n Ba\u{300}";
    assert!(said(name).contains("Phở Ưỡn Bà"));
}

#[test]
fn towers_of_marks_do_not_grow_into_the_code() {
    let tower = format!("Z{}algo", "\u{301}\u{310}\u{33f}".repeat(19));
    let said = said(&tower);
    assert!(said.contains("algo"), "{said}");
}

#[test]
fn a_control_character_breaks_neither_drawing_nor_document() {
    let name = "Bà\u{0}\u{1b}\u{7f}\u{fffe}\u{ffff} Tư";
    assert!(said(name).contains("Bà Tư"));
    assert!(is_a_drawing(name));
}

fn is_a_drawing(name: &str) -> bool {
    let file = made(&[named(name)], Paper::A5, Format::Svg);
    let drawing = String::from_utf8(file.bytes).expect("text");
    resvg::usvg::Tree::from_str(&drawing, &resvg::usvg::Options::default()).is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_text_keeps_a_code_from_being_read(
        venue in "\\PC{0,60}",
        address in ".{0,120}",
        point in "[\\p{L}\\p{M}\\p{Z}]{0,24}",
    ) {
        let mut poster = named(&venue);
        poster.address = address;
        poster.point_vi = point;
        let file = made(from_ref(&poster), Paper::A5, Format::Png);
        let found = read(&picture(&file.bytes)).map(|(text, _)| text);
        prop_assert_eq!(found, Some(code(1)));
        for paper in [Paper::Cards, Paper::Till58] {
            made(from_ref(&poster), paper, Format::Pdf);
        }
        made(&[poster], Paper::A4, Format::Svg);
    }
}
