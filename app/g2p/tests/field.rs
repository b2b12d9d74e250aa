//! The fields are fields, and the same ones that long multiplication gives.

use g2p::{GaloisField, g2p};
use proptest::prelude::*;

g2p!(GF16, 4, modulus: 0b1_0011);
g2p!(GF256, 8, modulus: 0b1_0001_1101);

/// Schoolbook: add the shifted factors, then reduce bit by bit.
fn long_multiplication(a: u8, b: u8, degree: u32, modulus: u32) -> u8 {
    let sum = (0..8).fold(0, |sum, bit| {
        sum ^ if b >> bit & 1 == 1 {
            u32::from(a) << bit
        } else {
            0
        }
    });
    let rest = (degree..16).rev().fold(sum, |rest, bit| {
        if rest >> bit & 1 == 1 {
            rest ^ modulus << (bit - degree)
        } else {
            rest
        }
    });
    u8::try_from(rest).expect("reduced below the modulus")
}

#[test]
fn all_65536_products_agree_with_long_multiplication() {
    for a in 0..=255 {
        for b in 0..=255 {
            let expected = long_multiplication(a, b, 8, 0b1_0001_1101);
            assert_eq!((GF256(a) * GF256(b)).0, expected, "{a} × {b}");
        }
    }
}

#[test]
fn all_256_products_of_the_small_field_agree_with_long_multiplication() {
    for a in 0..16 {
        for b in 0..16 {
            assert_eq!(
                (GF16(a) * GF16(b)).0,
                long_multiplication(a, b, 4, 0b1_0011),
                "{a} × {b}"
            );
        }
    }
}

#[test]
fn the_generator_reaches_every_element_but_zero() {
    let mut seen = [false; GF256::SIZE];
    (0..255).for_each(|n| seen[usize::from(GF256::GENERATOR.pow(n).0)] = true);
    assert!(!seen[0] && seen[1..].iter().all(|seen| *seen));
}

#[test]
#[should_panic(expected = "division by zero")]
fn division_by_zero_is_refused() {
    let _ = GF256::ONE / GF256::ZERO;
}

proptest! {
    #[test]
    fn the_laws_of_a_field_hold(a: u8, b: u8, c: u8) {
        let (a, b, c) = (GF256(a), GF256(b), GF256(c));
        prop_assert_eq!(a + b, b + a);
        prop_assert_eq!(a * b, b * a);
        prop_assert_eq!((a + b) + c, a + (b + c));
        prop_assert_eq!((a * b) * c, a * (b * c));
        prop_assert_eq!(a * (b + c), a * b + a * c);
        prop_assert_eq!(a + GF256::ZERO, a);
        prop_assert_eq!(a * GF256::ONE, a);
        prop_assert_eq!(a + a, GF256::ZERO);
        if b != GF256::ZERO {
            prop_assert_eq!(a / b * b, a);
        }
    }

    #[test]
    fn a_power_is_a_repeated_product(a: u8, exponent in 0..600_usize) {
        let product = (0..exponent).fold(GF256::ONE, |product, _| product * GF256(a));
        prop_assert_eq!(GF256(a).pow(exponent), product);
    }

    #[test]
    fn assigning_forms_agree(a: u8, b: u8) {
        let (mut sum, mut product) = (GF256(a), GF256(a));
        sum += GF256(b);
        product *= GF256(b);
        prop_assert_eq!((sum, product), (GF256(a) + GF256(b), GF256(a) * GF256(b)));
    }
}
