//! Texts as XML, and as the type `ST_Xstring` of ECMA-376.
//!
//! XML has no place for most control characters; there they are written `_xHHHH_`,
//! and a text that looks like that has its underscore written so.

/// Writes a text, for the inside of an element or of an attribute.
pub(super) fn write_text(xml: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let mut written = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if !MAY_NEED_ESCAPE[byte as usize] {
            continue;
        }
        let (escape, length): (&[u8], usize) = match byte {
            b'&' => (b"&amp;", 1),
            b'<' => (b"&lt;", 1),
            b'>' => (b"&gt;", 1),
            b'"' => (b"&quot;", 1),
            b'_' if looks_escaped(&bytes[at..]) => (b"_x005F_", 1),
            0xEF if bytes[at..].starts_with("\u{FFFE}".as_bytes()) => (b"_xFFFE_", 3),
            0xEF if bytes[at..].starts_with("\u{FFFF}".as_bytes()) => (b"_xFFFF_", 3),
            b'_' | 0xEF => continue,
            control => (&control_escape(control), 1),
        };
        xml.extend_from_slice(&bytes[written..at]);
        xml.extend_from_slice(escape);
        written = at + length;
    }
    xml.extend_from_slice(&bytes[written..]);
}

/// An underscore that a reader might take for the start of `_xHHHH_`. What follows
/// the digits is not looked at: it may become an underscore, as `_x000D_` does.
fn looks_escaped(bytes: &[u8]) -> bool {
    matches!(bytes, [b'_', b'x' | b'X', digits @ ..]
        if digits.len() >= 4 && digits[..4].iter().all(u8::is_ascii_hexdigit))
}

fn control_escape(byte: u8) -> [u8; 7] {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let (high, low) = (DIGITS[(byte >> 4) as usize], DIGITS[(byte & 15) as usize]);
    [b'_', b'x', b'0', b'0', high, low, b'_']
}

/// Tab and line feed stay as they are; a reader of XML would make a line feed of
/// a carriage return.
const MAY_NEED_ESCAPE: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = byte != b'\t' as usize && byte != b'\n' as usize;
        byte += 1;
    }
    table[b'&' as usize] = true;
    table[b'<' as usize] = true;
    table[b'>' as usize] = true;
    table[b'"' as usize] = true;
    table[b'_' as usize] = true;
    table[0xEF] = true;
    table
};
