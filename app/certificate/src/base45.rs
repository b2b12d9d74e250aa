//! Base45 (RFC 9285): three signs of QR's alphanumeric mode carry two bytes.

/// The 45 signs, each at its value; RFC 9285 table 1.
const SIGNS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// The bytes; `None` for a foreign sign, a lone last one, or a group that is
/// worth more than its bytes can hold.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 2 / 3 + 1);
    for group in text.as_bytes().chunks(3) {
        // The least significant sign stands first.
        let value = group.iter().rev().try_fold(0_u32, |value, sign| {
            let digit = SIGNS.iter().position(|known| known == sign)?;
            Some(value * 45 + u32::try_from(digit).ok()?)
        })?;
        match group.len() {
            3 => bytes.extend(u16::try_from(value).ok()?.to_be_bytes()),
            2 => bytes.push(u8::try_from(value).ok()?),
            _ => return None,
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn the_examples_of_the_rfc_are_read() {
        for (text, bytes) in [
            ("BB8", &b"AB"[..]),
            ("%69 VD92EX0", b"Hello!!"),
            ("UJCLQE7W581", b"base-45"),
            ("QED8WEX0", b"ietf!"),
            ("FGW", &[0xFF, 0xFF]),
            ("", b""),
        ] {
            assert_eq!(decode(text).as_deref(), Some(bytes), "{text}");
        }
    }

    #[test]
    fn what_nobody_writes_is_refused() {
        for text in ["GGW", ":::", "::", "A", "BB8A", "bb8", "BB8é", "BB\n"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
