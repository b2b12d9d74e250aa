//! Our own venue codes, as a phone sees them: each is read to the letter.

use std::f64::consts::PI;

use domain::code::venue::VenueCode;
use domain::ids::VenueId;
use domain::venue::{PointKind, PointNumber, VenueKind};
use ed25519_dalek::SigningKey;
use qrcode::{Color, EcLevel, QrCode};
use scanner::{Budget, Found, Luma, Scanner, scan};

const WIDTH: usize = 1280;
const HEIGHT: usize = 720;

/// How a code is held before the camera.
#[derive(Clone, Copy)]
struct Shot {
    /// Side of a module in pixels.
    module: f64,
    degrees: f64,
    /// How much smaller the far side is than the near one, as a share.
    slant: f64,
    /// Grey of black and of white.
    ink: (f64, f64),
    /// Largest deviation of a pixel.
    noise: f64,
    /// Share of the light that is left at the right rim.
    shade: f64,
}

const STRAIGHT: Shot = Shot {
    module: 6.0,
    degrees: 0.0,
    slant: 0.0,
    ink: (20.0, 235.0),
    noise: 0.0,
    shade: 1.0,
};

fn venue_code() -> String {
    VenueCode {
        venue: VenueId::from_bytes([7; 16]),
        point: PointNumber(1),
        poster_version: 1,
        venue_kind: VenueKind::Other,
        point_kind: PointKind::Entrance,
        usual_stay_minutes: 30,
        venue_name: "Bánh mì Cô Ba".to_owned(),
        ward_name: "Phường Hải Châu".to_owned(),
    }
    .issue("https://luuvet.example", &SigningKey::from_bytes(&[9; 32]))
}

impl Shot {
    fn frame(self, text: &str) -> Vec<u8> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).expect("text fits a code");
        let modules = code.width() as f64;
        let (sin, cos) = (self.degrees * PI / 180.0).sin_cos();
        let side = modules * self.module;
        let mut random = 1_u32;
        let mut noise = || {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (f64::from(random >> 8) / f64::from(1 << 24) * 2.0 - 1.0) * self.noise
        };
        let is_dark = |x: f64, y: f64| {
            let (right, down) = (x - WIDTH as f64 / 2.0, y - HEIGHT as f64 / 2.0);
            let near = 1.0 + self.slant * right / side;
            let across = (right * cos + down * sin) * near / self.module + modules / 2.0;
            let along = (down * cos - right * sin) * near / self.module + modules / 2.0;
            let is_inside = |n: f64| (0.0..modules).contains(&n);
            is_inside(across)
                && is_inside(along)
                && code[(across as usize, along as usize)] == Color::Dark
        };
        let mut frame = Vec::with_capacity(WIDTH * HEIGHT);
        for y in 0..HEIGHT {
            for x in 0..WIDTH {
                let samples = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
                let dark = samples
                    .iter()
                    .filter(|(right, down)| is_dark(x as f64 + right, y as f64 + down));
                let dark = dark.count() as f64 / 4.0;
                let light = 1.0 - (1.0 - self.shade) * x as f64 / WIDTH as f64;
                let grey = (self.ink.0 * dark + self.ink.1 * (1.0 - dark)) * light;
                frame.push((grey + noise()).round().clamp(0.0, 255.0) as u8);
            }
        }
        frame
    }

    fn found(self, text: &str) -> Vec<Found> {
        let frame = self.frame(text);
        scan(
            Luma::new(&frame, WIDTH, HEIGHT).expect("whole rows"),
            Budget::ALL,
        )
    }
}

#[track_caller]
fn check(shot: Shot) {
    let text = venue_code();
    let found: Vec<_> = shot
        .found(&text)
        .into_iter()
        .map(|found| found.text)
        .collect();
    assert_eq!(found, [text]);
}

#[test]
fn a_venue_code_is_read_near_and_far() {
    for module in [3.0, 4.0, 5.5, 7.3, 9.0] {
        check(Shot { module, ..STRAIGHT });
    }
}

#[test]
fn a_venue_code_is_read_however_it_is_turned() {
    for degrees in [2.0, 5.0, 33.0, 45.0, 90.0, 137.0, 180.0, 270.0] {
        check(Shot {
            degrees,
            ..STRAIGHT
        });
    }
}

#[test]
fn a_venue_code_is_read_at_a_slant() {
    for slant in [-0.2, -0.1, 0.1, 0.2] {
        check(Shot {
            slant,
            degrees: 3.0,
            ..STRAIGHT
        });
    }
}

#[test]
fn a_venue_code_is_read_in_poor_light() {
    check(Shot {
        noise: 20.0,
        ..STRAIGHT
    });
    check(Shot {
        ink: (90.0, 150.0),
        ..STRAIGHT
    });
    check(Shot {
        shade: 0.3,
        degrees: 2.0,
        ..STRAIGHT
    });
    check(Shot {
        ink: (30.0, 80.0),
        noise: 5.0,
        ..STRAIGHT
    });
}

#[test]
fn a_code_white_on_black_is_read() {
    check(Shot {
        ink: (235.0, 20.0),
        ..STRAIGHT
    });
}

#[test]
fn corners_are_those_of_the_code_in_the_frame() {
    let text = "corner";
    let [found] = &STRAIGHT.found(text)[..] else {
        panic!("one code")
    };
    let half_side = 21.0 * 6.0 / 2.0;
    let expected = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(|(x, y)| {
        (
            WIDTH as f32 / 2.0 + x * half_side,
            HEIGHT as f32 / 2.0 + y * half_side,
        )
    });
    for (corner, expected) in found.corners.iter().zip(expected) {
        let distance = (corner.0 - expected.0).hypot(corner.1 - expected.1);
        assert!(
            distance < 12.0,
            "{corner:?} is {distance} pixels off {expected:?}"
        );
    }
}

#[test]
fn a_text_that_is_not_utf_8_is_still_named() {
    // Byte mode, "Qu\xE1n" in Latin-1.
    let code = QrCode::new(b"Qu\xE1n").expect("four bytes");
    let (side, quiet) = (code.width(), 4);
    let size = (side + 2 * quiet) * 8;
    let frame: Vec<u8> = (0..size * size)
        .map(|n| {
            (
                (n % size / 8).wrapping_sub(quiet),
                (n / size / 8).wrapping_sub(quiet),
            )
        })
        .map(|(x, y)| {
            if x < side && y < side && code[(x, y)] == Color::Dark {
                0
            } else {
                255
            }
        })
        .collect();
    let found = scan(
        Luma::new(&frame, size, size).expect("whole rows"),
        Budget::ALL,
    );
    assert_eq!(found.first().map(|found| found.text.as_str()), Some("Quán"));
}

#[test]
fn a_spent_budget_still_buys_one_view_and_later_frames_try_the_others() {
    let text = venue_code();
    let frame = Shot {
        ink: (235.0, 20.0),
        ..STRAIGHT
    }
    .frame(&text);
    let frame = Luma::new(&frame, WIDTH, HEIGHT).expect("whole rows");
    assert_eq!(scan(frame, Budget::While(&|| false)), []);
    let mut scanner = Scanner::default();
    let read = (0..4)
        .flat_map(|_| scanner.scan(frame, Budget::Views(3)))
        .next();
    assert_eq!(read.map(|found| found.text), Some(text));
}
