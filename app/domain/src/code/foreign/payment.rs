//! Payment codes: EMVCo's tags, lengths and values with a CRC-16 at the end, in
//! Vietnam VietQR. It hangs at the same tills as our posters, so it is named; no
//! account, amount or message leaves here.

/// Whom a payment would go through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Payment {
    /// VietQR (NAPAS).
    VietQr {
        /// Six digits that name the bank (BIN), where they were found.
        bank: Option<String>,
    },
    /// Another network's.
    Other,
}

/// Why a payment code cannot be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaymentError {
    #[error("the code does not end with a checksum")]
    Incomplete,
    #[error("the checksum is wrong")]
    Damaged,
}

/// NAPAS, in the list of payment applications.
const VIETQR: &str = "A000000727";
/// Tag and length of the checksum, which stands last.
const CHECKSUM: &str = "6304";

/// Reads a code that begins as a payment code does.
pub(super) fn read(text: &str) -> Result<Payment, PaymentError> {
    let split = text.len().checked_sub(4);
    let (body, checksum) = split
        .and_then(|at| text.split_at_checked(at))
        .ok_or(PaymentError::Incomplete)?;
    let is_hex = checksum.bytes().all(|it| it.is_ascii_hexdigit());
    if !body.ends_with(CHECKSUM) || !is_hex {
        return Err(PaymentError::Incomplete);
    }
    if u16::from_str_radix(checksum, 16) != Ok(crc16(body.as_bytes())) {
        return Err(PaymentError::Damaged);
    }
    // Tags 26 to 51 say through which network, each with tags of its own inside.
    let accounts = Tags(body).filter(|(tag, _)| ("26"..="51").contains(tag));
    let mut ours = accounts.filter(|(_, account)| find(account, "00") == Some(VIETQR));
    Ok(ours.next().map_or(Payment::Other, |(_, account)| {
        let bank = find(account, "01").and_then(|it| find(it, "00"));
        let is_bin = |it: &&str| it.len() == 6 && it.bytes().all(|it| it.is_ascii_digit());
        Payment::VietQr {
            bank: bank.filter(is_bin).map(str::to_owned),
        }
    }))
}

fn find<'a>(tags: &'a str, wanted: &str) -> Option<&'a str> {
    Tags(tags)
        .find(|(tag, _)| *tag == wanted)
        .map(|(_, value)| value)
}

/// Tags with their values, up to the first that is not whole.
struct Tags<'a>(&'a str);

impl<'a> Iterator for Tags<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let (tag, rest) = self.0.split_at_checked(2)?;
        let (length, rest) = rest.split_at_checked(2)?;
        let is_length = length.bytes().all(|it| it.is_ascii_digit());
        let length = is_length.then(|| length.parse().ok()).flatten()?;
        let (value, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((tag, value))
    }
}

/// CRC-16/CCITT, beginning with all ones, as EMVCo has it.
fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |crc, byte| {
        (0..8).fold(crc ^ u16::from(*byte) << 8, |crc, _| {
            if crc & 0x8000 == 0 {
                crc << 1
            } else {
                crc << 1 ^ 0x1021
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_published_one() {
        // The check value of CRC-16/IBM-3740 in the catalogue of CRCs.
        assert_eq!(crc16(b"123456789"), 0x29B1);
    }
}
