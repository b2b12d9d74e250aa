//! Which credentials were revoked: their serial numbers, sorted, each as the
//! distance from the one before it in a Rice code. Exact, unlike a filter, and
//! small: 100,000 of two million take 93 KB of text.

use serde::Serialize;

use crate::read_fields;
use crate::time::Timestamp;

/// What the list is signed for.
pub const PURPOSE: &str = "revoked";
/// Most revoked credentials of one list; those that ran out leave it.
pub const MAX_REVOKED: usize = 200_000;

/// The list as the server signs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RevokedList {
    /// On the server's clock.
    pub issued_at: Timestamp,
    pub count: u32,
    /// Low bits of each distance, 0 to 31.
    pub low_bits: u8,
    /// The code, thirteen bits in two characters.
    pub serials: String,
}

/// The list as it is looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revoked {
    pub issued_at: Option<Timestamp>,
    /// Sorted.
    serials: Vec<u32>,
}

impl RevokedList {
    /// The list of these serial numbers, in any order.
    pub fn of(mut serials: Vec<u32>, issued_at: Timestamp) -> Self {
        serials.sort_unstable();
        serials.dedup();
        let count = u32::try_from(serials.len()).unwrap_or(u32::MAX);
        let mean = serials.last().copied().unwrap_or(0) / count.max(1);
        // The best width is the mean distance's number of bits, less about one.
        let low_bits = mean.checked_ilog2().unwrap_or(0);
        let mut bits = Vec::new();
        let mut last = 0;
        for serial in serials {
            push_distance(&mut bits, serial - last, low_bits);
            last = serial;
        }
        Self {
            issued_at,
            count,
            low_bits: u8::try_from(low_bits).unwrap_or(31),
            serials: to_text(&bits),
        }
    }

    /// The serial numbers again; `None` for a damaged list.
    pub fn read(&self) -> Option<Revoked> {
        let (count, low_bits) = (usize::try_from(self.count).ok()?, u32::from(self.low_bits));
        if count > MAX_REVOKED || low_bits > 31 {
            return None;
        }
        let mut bits = from_text(&self.serials)?.into_iter();
        let mut last = 0_u32;
        let mut serials = Vec::with_capacity(count);
        for _ in 0..count {
            last = last.checked_add(take_distance(&mut bits, low_bits)?)?;
            serials.push(last);
        }
        Some(Revoked {
            issued_at: Some(self.issued_at),
            serials,
        })
    }
}

impl Revoked {
    /// Whether the credential with this serial number was revoked.
    pub fn has(&self, serial: u32) -> bool {
        self.serials.binary_search(&serial).is_ok()
    }
}

/// The high part in ones, a zero, then the low bits.
fn push_distance(bits: &mut Vec<bool>, distance: u32, low_bits: u32) {
    bits.extend((0..distance >> low_bits).map(|_| true));
    bits.push(false);
    bits.extend((0..low_bits).rev().map(|bit| distance >> bit & 1 == 1));
}

fn take_distance(bits: &mut impl Iterator<Item = bool>, low_bits: u32) -> Option<u32> {
    let mut high = 0_u32;
    while bits.next()? {
        high += 1;
    }
    let mut low = 0;
    for _ in 0..low_bits {
        low = low << 1 | u32::from(bits.next()?);
    }
    high.checked_shl(low_bits)
        .filter(|shifted| shifted >> low_bits == high)
        .map(|shifted| shifted | low)
}

/// Two characters of 91 hold thirteen bits: denser than base64, and none of them
/// is escaped in JSON.
const RADIX: u16 = 91;
const GROUP: usize = 13;

fn to_text(bits: &[bool]) -> String {
    let mut text = String::with_capacity(bits.len() / GROUP * 2 + 2);
    for group in bits.chunks(GROUP) {
        let padded = group.iter().copied().chain(std::iter::repeat(false));
        let value = padded
            .take(GROUP)
            .fold(0, |value, bit| value << 1 | u16::from(bit));
        text.push(letter(value / RADIX));
        text.push(letter(value % RADIX));
    }
    text
}

fn from_text(text: &str) -> Option<Vec<bool>> {
    let mut bits = Vec::with_capacity(text.len() / 2 * GROUP);
    for pair in text.as_bytes().chunks(2) {
        let &[high, low] = pair else { return None };
        let value = number(high)? * RADIX + number(low)?;
        bits.extend((0..GROUP).rev().map(|bit| value >> bit & 1 == 1));
    }
    Some(bits)
}

/// From `#` on, without the backslash.
fn letter(number: u16) -> char {
    let code = 0x23 + number + u16::from(number > 0x38);
    char::from(u8::try_from(code).unwrap_or(b'~'))
}

fn number(letter: u8) -> Option<u16> {
    let is_letter = (0x23..=0x7E).contains(&letter) && letter != b'\\';
    is_letter.then(|| u16::from(letter - 0x23 - u8::from(letter > b'\\')))
}

read_fields!(RevokedList {
    issued_at,
    count,
    low_bits,
    serials
});
