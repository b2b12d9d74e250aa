//! What is no picture of a code yields nothing, and never a panic.

use proptest::prelude::*;
use scanner::{Budget, Luma, Scanner, WrongSize, luma_from_rgba, scan};

fn texts(pixels: &[u8], width: usize, height: usize) -> Vec<String> {
    let frame = Luma::new(pixels, width, height).expect("whole rows");
    scan(frame, Budget::ALL)
        .into_iter()
        .map(|found| found.text)
        .collect()
}

#[test]
fn a_frame_of_any_size_is_taken() {
    for (width, height) in [
        (0, 0),
        (0, 5),
        (5, 0),
        (1, 1),
        (20, 20),
        (21, 21),
        (22, 21),
        (4000, 1),
        (1, 4000),
        (4000, 21),
        (21, 4000),
        (24, 4001),
        (1281, 721),
    ] {
        for grey in [0, 127, 255] {
            assert!(texts(&vec![grey; width * height], width, height).is_empty());
        }
    }
}

#[test]
fn pixels_that_do_not_fill_the_frame_are_refused() {
    assert_eq!(Luma::new(&[0; 99], 10, 10).err(), Some(WrongSize));
    assert_eq!(Luma::new(&[0; 101], 10, 10).err(), Some(WrongSize));
    assert_eq!(
        Luma::new(&[0; 4], usize::MAX, usize::MAX).err(),
        Some(WrongSize)
    );
}

#[test]
fn grey_is_the_brightness_people_see_and_nothing_is_white() {
    let rgba = [
        255, 255, 255, 255, 0, 0, 0, 255, 0, 255, 0, 255, 0, 0, 0, 0, 9, 9,
    ];
    assert_eq!(luma_from_rgba(&rgba), [255, 0, 149, 255]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn noise_says_nothing(
        width in 21..200_usize,
        pixels in proptest::collection::vec(any::<u8>(), 0..40_000),
    ) {
        let height = pixels.len() / width;
        prop_assert_eq!(texts(&pixels[..width * height], width, height), Vec::<String>::new());
    }

    #[test]
    fn blots_say_nothing(
        width in 60..300_usize,
        height in 60..300_usize,
        blots in proptest::collection::vec((0..300_usize, 0..300_usize, 1..90_usize, any::<u8>()), 0..80),
    ) {
        let mut pixels = vec![255; width * height];
        for (left, top, size, grey) in blots {
            for y in top.min(height)..(top + size).min(height) {
                pixels[y * width..][left.min(width)..(left + size).min(width)].fill(grey);
            }
        }
        let frame = Luma::new(&pixels, width, height).expect("whole rows");
        let mut scanner = Scanner::default();
        for _ in 0..3 {
            prop_assert_eq!(scanner.scan(frame, Budget::Views(3)), []);
        }
    }
}
