//! Writes what issuers write: CBOR by hand, so that tests can also write what
//! no library would; zlib; base45.

/// A head of CBOR: the kind in its upper three bits, a number behind.
pub(crate) fn head(kind: u8, number: u64) -> Vec<u8> {
    let kind = kind << 5;
    let bytes = number.to_be_bytes();
    match number {
        0..24 => vec![kind | bytes[7]],
        24..0x100 => vec![kind | 24, bytes[7]],
        0x100..0x1_0000 => [&[kind | 25], &bytes[6..]].concat(),
        0x1_0000..0x1_0000_0000 => [&[kind | 26], &bytes[4..]].concat(),
        _ => [&[kind | 27], &bytes[..]].concat(),
    }
}

pub(crate) fn int(number: i64) -> Vec<u8> {
    match u64::try_from(number) {
        Ok(number) => head(0, number),
        Err(_) => head(1, (!number).unsigned_abs()),
    }
}

pub(crate) fn bytes(bytes: &[u8]) -> Vec<u8> {
    [head(2, bytes.len() as u64), bytes.to_vec()].concat()
}

pub(crate) fn text(text: &str) -> Vec<u8> {
    [head(3, text.len() as u64), text.as_bytes().to_vec()].concat()
}

pub(crate) fn list(items: &[Vec<u8>]) -> Vec<u8> {
    [head(4, items.len() as u64), items.concat()].concat()
}

pub(crate) fn map(pairs: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let body = pairs
        .iter()
        .flat_map(|(key, value)| [&key[..], value].concat());
    [head(5, pairs.len() as u64), body.collect()].concat()
}

pub(crate) fn tag(number: u64, value: &[u8]) -> Vec<u8> {
    [head(6, number), value.to_vec()].concat()
}

pub(crate) fn float(number: f64) -> Vec<u8> {
    [&[0xFB], &number.to_be_bytes()[..]].concat()
}

/// A map of texts, as the content has them.
pub(crate) fn texts(pairs: &[(&str, &str)]) -> Vec<u8> {
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(key, value)| (text(key), text(value)))
        .collect();
    map(&pairs)
}

/// The text of a QR code around these bytes.
pub(crate) fn code(envelope: &[u8]) -> String {
    let zlib = miniz_oxide::deflate::compress_to_vec_zlib(envelope, 9);
    code_of_zlib(&zlib)
}

pub(crate) fn code_of_zlib(zlib: &[u8]) -> String {
    const SIGNS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    let mut code = String::from("HC1:");
    for pair in zlib.chunks(2) {
        let mut value = pair
            .iter()
            .fold(0, |value, byte| value * 256 + usize::from(*byte));
        for _ in 0..=pair.len() {
            code.push(char::from(SIGNS[value % 45]));
            value /= 45;
        }
    }
    code
}
