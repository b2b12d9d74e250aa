//! What comes out of a printer: the sheets of a PDF as grey pictures.

use std::io::Write;
use std::process::{Command, Stdio};

use image::GrayImage;

use crate::camera;

/// Dots to the inch of a good enough printer.
pub const DPI: u32 = 150;
const MM_PER_INCH: f64 = 25.4;

/// A printed sheet.
pub struct Sheet(pub GrayImage);

impl Sheet {
    /// The `number`th sheet (from 1) of a PDF; `None` when it has fewer.
    pub fn of(pdf: &[u8], number: u32) -> Option<Self> {
        let number = number.to_string();
        let mut child = Command::new("pdftoppm")
            .args(["-png", "-gray", "-r", &DPI.to_string()])
            .args(["-f", &number, "-l", &number, "-singlefile", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("pdftoppm: {error}: make browsers"));
        let mut stdin = child.stdin.take().expect("it is piped");
        stdin.write_all(pdf).expect("pdftoppm reads");
        drop(stdin);
        let printed = child.wait_with_output().expect("pdftoppm ends");
        camera::picture(&printed.stdout).ok().map(Self)
    }

    /// Width and height in millimetres.
    pub fn size(&self) -> (f64, f64) {
        (in_mm(self.0.width().into()), in_mm(self.0.height().into()))
    }

    /// The code on it: its text, and the length of its side in millimetres.
    pub fn code(&self) -> Option<(String, f64)> {
        let found = self.found()?;
        let [(left, top), (right, along), ..] = found.corners;
        let side = f64::from(right - left).hypot(f64::from(along - top));
        Some((found.text, in_mm(side)))
    }

    /// What is seen of it by somebody who goes near enough to the code.
    pub fn near_the_code(&self) -> Option<GrayImage> {
        let corners = self.found()?.corners;
        let bounds = |of: fn(&(f32, f32)) -> f32| {
            let values = corners.iter().map(of);
            values.fold((f32::MAX, f32::MIN), |(low, high), value| {
                (low.min(value), high.max(value))
            })
        };
        let ((left, right), (top, bottom)) = (bounds(|corner| corner.0), bounds(|corner| corner.1));
        let around = (right - left) * 0.12;
        let pixel = |place: f32| place.max(0.0) as u32;
        let (x, y) = (pixel(left - around), pixel(top - around));
        let (width, height) = (pixel(right + around) - x, pixel(bottom + around) - y);
        Some(image::imageops::crop_imm(&self.0, x, y, width, height).to_image())
    }

    fn found(&self) -> Option<scanner::Found> {
        let (width, height) = (self.0.width() as usize, self.0.height() as usize);
        let frame = scanner::Luma::new(self.0.as_raw(), width, height).ok()?;
        scanner::scan(frame, scanner::Budget::ALL)
            .into_iter()
            .next()
    }
}

fn in_mm(dots: f64) -> f64 {
    dots * MM_PER_INCH / f64::from(DPI)
}
