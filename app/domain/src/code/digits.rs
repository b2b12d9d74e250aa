//! Bytes as decimal digits: dense in a QR code's numeric mode, and the same on
//! every keyboard layout and under every Vietnamese input method.
//!
//! Seven bytes make seventeen digits; a shorter rest has a length of its own,
//! so that every byte string has exactly one spelling and every spelling that
//! is not the right one is refused.

/// Digits for a rest of 0 to 7 bytes.
const DIGITS: [usize; 8] = [0, 3, 5, 8, 10, 13, 15, 17];

/// Writes `bytes` as decimal digits.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 17 / 7 + 3);
    for chunk in bytes.chunks(7) {
        let value = chunk
            .iter()
            .fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
        let width = DIGITS[chunk.len()];
        text.push_str(&format!("{value:0width$}"));
    }
    text
}

/// Reads the digits back; `None` for anything that [`encode`] does not write.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() * 7 / 17 + 1);
    for chunk in text.as_bytes().chunks(17) {
        let count = DIGITS.iter().position(|width| *width == chunk.len())?;
        let value = chunk
            .iter()
            .fold(0_u64, |value, digit| value * 10 + u64::from(digit - b'0'));
        if value >> (8 * count) != 0 {
            return None;
        }
        bytes.extend_from_slice(&value.to_be_bytes()[8 - count..]);
    }
    Some(bytes)
}
