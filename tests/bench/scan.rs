//! Speed and recall of the scanner beside plain `rqrr`, on the same frames.
//!
//! Photos of `../shared/data/qr` beside the project are left out where absent.

use std::collections::BTreeMap;
use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::time::Instant;

use image::GrayImage;
use image::imageops::FilterType;
use rqrr::PreparedImage;
use scanner::{Budget, Luma, scan};
use tests::bench::{median, row};
use tests::camera::{HD, code_picture, picture, poster_frames};

/// A frame and the texts of which one must be found.
type Sample = (GrayImage, Vec<String>);

fn main() {
    // The peer panics on a few photos; that is not worth a page of backtrace.
    std::panic::set_hook(Box::new(|_| ()));
    let text = format!("http://localhost:8080/v#{}", "0123456789".repeat(40));
    let code = code_picture(&text);
    let poster: Vec<Sample> = poster_frames(&code, HD)
        .map(|frame| (frame, vec![text.clone()]))
        .collect();
    report("scan: a poster in the hand", &poster);
    match photos() {
        Some(photos) => report("scan: photos", &photos),
        None => eprintln!("scan: photos left out, ../shared/data/qr is not there"),
    }
}

fn report(name: &str, samples: &[Sample]) {
    let (our_ms, our_share) = measure(samples, |frame| {
        let (width, height) = (frame.width() as usize, frame.height() as usize);
        let found = Luma::new(frame, width, height).map(|frame| scan(frame, Budget::ALL));
        found
            .into_iter()
            .flatten()
            .map(|found| found.text)
            .collect()
    });
    let (peer_ms, peer_share) = measure(samples, bare_reader);
    row(&format!("{name}, median 1280×720"), our_ms, peer_ms, "ms");
    row(&format!("{name}, read"), our_share, peer_share, "%");
}

/// Median milliseconds a frame and percent of the frames read.
fn measure(samples: &[Sample], read: impl Fn(&GrayImage) -> Vec<String>) -> (f64, f64) {
    let mut times = Vec::with_capacity(samples.len());
    let mut hits = 0;
    for (frame, texts) in samples {
        let began = Instant::now();
        let found = read(frame);
        times.push(began.elapsed().as_secs_f64() * 1000.0);
        hits += usize::from(found.iter().any(|text| texts.contains(text)));
    }
    (median(times), 100.0 * hits as f64 / samples.len() as f64)
}

fn bare_reader(frame: &GrayImage) -> Vec<String> {
    catch_unwind(|| {
        let (width, height) = (frame.width() as usize, frame.height() as usize);
        let pixels = frame.as_raw();
        let mut image =
            PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
        let grids = image.detect_grids();
        grids
            .iter()
            .filter_map(|grid| grid.decode().ok())
            .map(|(_, text)| text)
            .collect()
    })
    .unwrap_or_default()
}

/// Photos with a code whose text needs no unescaping, fitted to 1280 × 720.
fn photos() -> Option<Vec<Sample>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/qr");
    let table = fs::read_to_string(folder.join("truth.tsv")).ok()?;
    let mut texts = BTreeMap::<&str, Vec<String>>::new();
    for row in table.lines().skip(1) {
        let mut fields = row.split('\t');
        let (file, text) = (fields.next()?, fields.next()?);
        if !row.ends_with("negative") && !text.contains('\\') {
            texts.entry(file).or_default().push(text.to_owned());
        }
    }
    let photo = |(file, texts): (&str, Vec<String>)| {
        let photo = picture(&fs::read(folder.join(file)).ok()?).ok()?;
        let fits = photo.width() <= 1280 && photo.height() <= 720;
        let resized =
            || image::DynamicImage::from(photo.clone()).resize(1280, 720, FilterType::Triangle);
        Some((if fits { photo } else { resized().to_luma8() }, texts))
    };
    texts.into_iter().map(photo).collect()
}
