//! Binary fields of up to 256 elements, for the QR reader `rqrr`.
//!
//! Takes the place of the crate of the same name on the registry, whose
//! multiplication table of 64 KiB does not compress and would be half of the
//! worker that every visitor downloads. Offers what `rqrr` uses and no more.
//! Not for secrets: the time it takes depends on the values.

use std::ops::{Add, AddAssign, Div, Mul, MulAssign};

/// A finite field whose elements are the polynomials over {0, 1} below some degree.
pub trait GaloisField:
    Copy + Eq + Add<Output = Self> + AddAssign + Mul<Output = Self> + MulAssign + Div<Output = Self>
{
    /// Number of elements.
    const SIZE: usize;
    /// Neutral to addition.
    const ZERO: Self;
    /// Neutral to multiplication.
    const ONE: Self;
    /// Its powers are all elements but [`Self::ZERO`].
    const GENERATOR: Self;

    /// `self` multiplied with itself `exponent` times; `ONE` for 0, also of `ZERO`.
    #[must_use]
    fn pow(self, exponent: usize) -> Self;
}

/// The sum of two elements; each is its own negative.
#[inline]
#[must_use]
pub const fn add(a: u8, b: u8) -> u8 {
    a ^ b
}

/// Powers and logarithms of the generator x, which turn products into sums.
#[derive(Debug)]
pub struct Tables<const SIZE: usize> {
    /// `power[n]` is x to the n, for n below `SIZE - 1`.
    power: [u8; SIZE],
    /// `log[x to the n]` is n; `log[0]` means nothing.
    log: [u8; SIZE],
}

impl<const SIZE: usize> Tables<SIZE> {
    /// Tables of the field modulo the polynomial whose bits are `modulus`.
    ///
    /// # Panics
    /// If the polynomial is not primitive, so that the powers of x miss an
    /// element. In [`g2p!`] this is an error of the compiler.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "all values are below SIZE ≤ 256"
    )]
    pub const fn new(modulus: usize) -> Self {
        assert!(SIZE.is_power_of_two() && SIZE <= 256 && modulus / SIZE == 1);
        let (mut power, mut log) = ([0; SIZE], [0; SIZE]);
        let (mut element, mut n) = (1, 0);
        while n < SIZE - 1 {
            assert!(n == 0 || element != 1, "the modulus is not primitive");
            power[n] = element as u8;
            log[element] = n as u8;
            element <<= 1;
            if element >= SIZE {
                element ^= modulus;
            }
            n += 1;
        }
        assert!(element == 1, "the modulus is not primitive");
        Self { power, log }
    }

    /// The product; both factors below `SIZE`.
    #[inline]
    #[must_use]
    pub const fn multiply(&self, a: u8, b: u8) -> u8 {
        if a == 0 || b == 0 {
            return 0;
        }
        let sum = self.log(a) + self.log(b);
        let order = SIZE - 1;
        self.power[if sum >= order { sum - order } else { sum }]
    }

    /// `a` divided by `b`; both below `SIZE`.
    ///
    /// # Panics
    /// When `b` is 0.
    #[inline]
    #[must_use]
    pub const fn divide(&self, a: u8, b: u8) -> u8 {
        assert!(b != 0, "division by zero");
        if a == 0 {
            return 0;
        }
        let (a, b) = (self.log(a), self.log(b));
        self.power[if a >= b { a - b } else { a + SIZE - 1 - b }]
    }

    /// `base` multiplied with itself `exponent` times; `base` below `SIZE`.
    #[inline]
    #[must_use]
    pub const fn pow(&self, base: u8, exponent: usize) -> u8 {
        if exponent == 0 {
            return 1;
        }
        if base == 0 {
            return 0;
        }
        let order = SIZE - 1;
        self.power[self.log(base) * (exponent % order) % order]
    }

    #[inline]
    const fn log(&self, element: u8) -> usize {
        self.log[element as usize] as usize
    }
}

/// Declares a field: `g2p!(GF16, 4, modulus: 0b1_0011);` is the 2⁴ polynomials
/// modulo x⁴ + x + 1. The modulus must be primitive, the degree at most 8.
#[macro_export]
macro_rules! g2p {
    ($name:ident, $degree:literal, modulus: $modulus:literal) => {
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $name(pub u8);

        const _: () = {
            static TABLES: $crate::Tables<{ 1 << $degree }> = $crate::Tables::new($modulus);

            impl $crate::GaloisField for $name {
                const SIZE: usize = 1 << $degree;
                const ZERO: Self = Self(0);
                const ONE: Self = Self(1);
                const GENERATOR: Self = Self(2);

                #[inline]
                fn pow(self, exponent: usize) -> Self {
                    Self(TABLES.pow(self.0, exponent))
                }
            }

            impl ::core::ops::Add for $name {
                type Output = Self;
                #[inline]
                fn add(self, other: Self) -> Self {
                    Self($crate::add(self.0, other.0))
                }
            }

            impl ::core::ops::AddAssign for $name {
                #[inline]
                fn add_assign(&mut self, other: Self) {
                    *self = *self + other;
                }
            }

            impl ::core::ops::Mul for $name {
                type Output = Self;
                #[inline]
                fn mul(self, other: Self) -> Self {
                    Self(TABLES.multiply(self.0, other.0))
                }
            }

            impl ::core::ops::MulAssign for $name {
                #[inline]
                fn mul_assign(&mut self, other: Self) {
                    *self = *self * other;
                }
            }

            impl ::core::ops::Div for $name {
                type Output = Self;
                #[inline]
                fn div(self, other: Self) -> Self {
                    Self(TABLES.divide(self.0, other.0))
                }
            }
        };
    };
}
