//! Photos that nobody here took: what share is read, and that nothing is made up.
//! Skipped with a line where `../shared/data/qr` beside the project is absent.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use image::GrayImage;
use image::imageops::FilterType;
use scanner::{Budget, Luma, scan};

/// The bare reader inside reads 55 % of the same frames.
const LEAST_RECALL: f64 = 0.7;

#[derive(Default)]
struct Photo {
    texts: Vec<String>,
    is_negative: bool,
    category: String,
}

#[test]
fn most_photos_are_read_and_no_text_is_made_up() {
    let folder = folder();
    let Ok(table) = fs::read_to_string(folder.join("truth.tsv")) else {
        say("skipped: there are no photos in ../shared/data/qr beside the project");
        return;
    };
    let mut made_up = Vec::new();
    let mut by_category = BTreeMap::<String, (usize, usize)>::new();
    for (file, photo) in photos(&table) {
        let frame = fitted(&folder.join(&file));
        let found = scan(luma(&frame), Budget::ALL);
        if photo.is_negative {
            made_up.extend(found.into_iter().map(|found| (file.clone(), found.text)));
            continue;
        }
        let (read, all) = by_category.entry(photo.category).or_default();
        *read += usize::from(found.iter().any(|found| photo.texts.contains(&found.text)));
        *all += 1;
    }
    let read: usize = by_category.values().map(|(read, _)| read).sum();
    let all: usize = by_category.values().map(|(_, all)| all).sum();
    for (category, (read, all)) in &by_category {
        println!("{category:24} {read:3} of {all}");
    }
    say(&format!("photos read: {read} of {all}"));
    assert_eq!(made_up, [], "texts where there is no code");
    assert!(
        read as f64 >= LEAST_RECALL * all as f64,
        "only {read} of {all} were read"
    );
}

/// Past the test runner, which shows what is printed only when a test fails.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/qr")
}

/// One entry per picture; a picture with several codes has several rows.
fn photos(table: &str) -> BTreeMap<String, Photo> {
    let mut photos = BTreeMap::<String, Photo>::new();
    for row in table.lines().skip(1) {
        let [file, text, _, _, category, kind] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("a row of truth.tsv without six fields: {row}");
        };
        let photo = photos.entry(file.to_owned()).or_default();
        photo.category = category.to_owned();
        if kind == "negative" {
            photo.is_negative = true;
        } else {
            photo.texts.push(unescaped(text));
        }
    }
    photos
}

/// Undoes `\t \n \r \\ \xNN`.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        plain.push(match letter {
            '\\' => match letters.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                Some('x') => {
                    let digits: String = letters.by_ref().take(2).collect();
                    char::from(u8::from_str_radix(&digits, 16).expect("two hexadecimal digits"))
                }
                other => other.expect("something after a backslash"),
            },
            letter => letter,
        });
    }
    plain
}

/// As a camera of 1280 × 720 would have taken it.
fn fitted(path: &Path) -> GrayImage {
    let picture = image::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if picture.width() > 1280 || picture.height() > 720 {
        picture.resize(1280, 720, FilterType::Triangle).to_luma8()
    } else {
        picture.to_luma8()
    }
}

fn luma(picture: &GrayImage) -> Luma<'_> {
    Luma::new(picture, picture.width() as usize, picture.height() as usize)
        .expect("a whole picture")
}
