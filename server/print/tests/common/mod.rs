//! What the tests share: posters to print, and eyes to read what was printed.
#![expect(dead_code, reason = "each file of tests uses its own part of it")]

use std::io::{Cursor, Read, Seek, Write};
use std::process::{Command, Stdio};

use image::GrayImage;
use print::{File, Format, Paper, Poster, file};
use scanner::{Budget, Luma};

/// As long as a real venue's code.
pub(crate) fn code(number: usize) -> String {
    let digits = "4720918365".repeat(30);
    format!("https://luuvet.example.vn/v#{number:03}{digits}")
}

pub(crate) fn poster(number: usize) -> Poster {
    Poster {
        venue: "Bánh mì Cô Ba – Phở Gõ Ngõ Ưỡn".to_owned(),
        address: "12 Trần Phú, phường Hải Châu".to_owned(),
        point_vi: "Quầy thu ngân".to_owned(),
        point_en: "Till".to_owned(),
        code: code(number),
        short_code: "7K3M-Q2ZD".to_owned(),
        issued_on: "25/11/2026".to_owned(),
    }
}

pub(crate) fn named(venue: &str) -> Poster {
    Poster {
        venue: venue.to_owned(),
        ..poster(1)
    }
}

pub(crate) fn posters(count: usize) -> Vec<Poster> {
    (1..=count).map(poster).collect()
}

pub(crate) fn made(posters: &[Poster], paper: Paper, format: Format) -> File {
    file(posters, paper, format).expect("the posters can be printed")
}

pub(crate) fn picture(bytes: &[u8]) -> GrayImage {
    let picture = image::load_from_memory(bytes).expect("a picture");
    picture.into_luma8()
}

/// The code in a picture and the length of its side in dots.
pub(crate) fn read(picture: &GrayImage) -> Option<(String, f32)> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let frame = Luma::new(picture.as_raw(), width, height).expect("width times height dots");
    let found = scanner::scan(frame, Budget::ALL).into_iter().next()?;
    let [(left, top), (right, along), ..] = found.corners;
    Some((found.text, (right - left).hypot(along - top)))
}

/// The codes of a sheet of cards, row by row.
pub(crate) fn read_cards(sheet: &GrayImage) -> Vec<Option<String>> {
    let mm = |length: f32| (length * sheet.width() as f32 / 210.0) as u32;
    let card = |at: u32| {
        let (x, y) = (10.0 + 95.0 * (at % 2) as f32, 10.5 + 69.0 * (at / 2) as f32);
        let cut = image::imageops::crop_imm(sheet, mm(x), mm(y), mm(95.0), mm(69.0));
        read(&cut.to_image()).map(|(text, _)| text)
    };
    (0..8).map(card).collect()
}

/// What a PDF's page (from 1) looks like from a printer of 150 dpi.
pub(crate) fn printed(pdf: &[u8], page: usize) -> GrayImage {
    let page = page.to_string();
    let arguments = [
        "-png",
        "-gray",
        "-r",
        "150",
        "-singlefile",
        "-f",
        &page,
        "-l",
        &page,
        "-",
    ];
    picture(&poppler("pdftoppm", &arguments, pdf))
}

/// What one of Debian's poppler-utils says about a PDF.
pub(crate) fn asked(program: &str, pdf: &[u8]) -> String {
    let arguments: &[&str] = if program == "pdftotext" {
        &["-", "-"]
    } else {
        &["-"]
    };
    String::from_utf8(poppler(program, arguments, pdf)).expect("text")
}

/// The text of a PDF with single blanks.
pub(crate) fn text(pdf: &[u8]) -> String {
    let text = asked("pdftotext", pdf);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Names and contents of an archive's files.
pub(crate) fn unpacked(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(zip)).expect("an archive");
    let mut files = Vec::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("a file in it");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it is whole");
        files.push((file.name().expect("a name").into_owned(), bytes));
    }
    files
}

fn poppler(program: &str, arguments: &[&str], pdf: &[u8]) -> Vec<u8> {
    let mut input = tempfile::tempfile().expect("a file");
    input.write_all(pdf).expect("room for it");
    input.rewind().expect("it can be read again");
    let ran = Command::new(program)
        .args(arguments)
        .stdin(input)
        .stderr(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}: install poppler-utils"));
    assert!(ran.status.success(), "{program} takes the PDF");
    ran.stdout
}
