//! The bytes of our own codes: fields one after the other, texts with a length
//! byte, a checksum.

use super::CodeError;

/// Writes a text with its length in a byte before it.
pub(super) fn write_text(body: &mut Vec<u8>, text: &str) {
    body.push(u8::try_from(text.len()).unwrap_or(u8::MAX));
    body.extend(text.as_bytes());
}

/// At most `max` bytes of `text`, whole characters, with `…` where it was cut.
pub(super) fn shortened(text: &str, max: usize) -> String {
    const ELLIPSIS: char = '…';
    if text.len() <= max {
        return text.to_owned();
    }
    let room = max - ELLIPSIS.len_utf8();
    let fits = text
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8())
        .take_while(|end| *end <= room);
    let mut short = text[..fits.last().unwrap_or(0)].trim_end().to_owned();
    short.push(ELLIPSIS);
    short
}

/// What is left to read of a body.
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl Reader<'_> {
    pub(super) fn take<const N: usize>(&mut self) -> Result<[u8; N], CodeError> {
        let (head, rest) = self.0.split_first_chunk::<N>().ok_or(CodeError::Damaged)?;
        self.0 = rest;
        Ok(*head)
    }

    /// Whether nothing is left.
    pub(super) fn end(&self) -> Result<(), CodeError> {
        self.0.is_empty().then_some(()).ok_or(CodeError::Damaged)
    }

    pub(super) fn byte(&mut self) -> Result<u8, CodeError> {
        self.take::<1>().map(|[byte]| byte)
    }

    pub(super) fn number(&mut self) -> Result<u16, CodeError> {
        self.take().map(u16::from_be_bytes)
    }

    pub(super) fn text(&mut self) -> Result<String, CodeError> {
        let len = usize::from(self.byte()?);
        let (head, rest) = self.0.split_at_checked(len).ok_or(CodeError::Damaged)?;
        self.0 = rest;
        String::from_utf8(head.to_vec()).map_err(|_| CodeError::Damaged)
    }
}

/// What stands before the last `N` bytes, and these.
pub(super) fn split_tail<const N: usize>(bytes: &[u8]) -> Result<(&[u8], [u8; N]), CodeError> {
    let (head, tail) = bytes.split_last_chunk::<N>().ok_or(CodeError::Damaged)?;
    Ok((head, *tail))
}

/// CRC-32 (ISO-HDLC), bit by bit: a code is short, a table would be longer than it.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 * (crc & 1))
        })
    })
}
