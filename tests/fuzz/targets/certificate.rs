//! Reads what comes as the text of a code, as the stream inside one, and as the
//! envelope inside that, so that each layer is reached; then as the claims of an
//! envelope that is rightly signed, so that the check is passed too.

#![no_main]

use std::sync::LazyLock;

use certificate::trust::{Kid, PublicKey, Signer, TrustList, Usage};
use domain::time::Timestamp;
use libfuzzer_sys::fuzz_target;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};

static KEY: LazyLock<SigningKey> =
    LazyLock::new(|| SigningKey::from_slice(&[1; 32]).expect("a key"));
static TRUST: LazyLock<TrustList> = LazyLock::new(|| TrustList {
    signers: vec![Signer {
        kid: Kid([1; 8]),
        country: None,
        key: PublicKey::P256(KEY.verifying_key().to_sec1_point(true).as_bytes().to_vec()),
        usage: Usage::ALL,
        from: Timestamp::from_millis(0),
        until: Timestamp::from_millis(i64::MAX),
    }],
});

/// The protected headers of an envelope: ES256, and the kid above.
const HEADERS: &[u8] = b"\xA2\x01\x26\x04\x48\x01\x01\x01\x01\x01\x01\x01\x01";

fuzz_target!(|data: &[u8]| {
    let Some((how, data)) = data.split_first() else {
        return;
    };
    match how % 4 {
        0 => read(&String::from_utf8_lossy(data)),
        1 => read(&text(data)),
        2 => read(&text_of(data)),
        _ => read(&text_of(&signed(data))),
    }
});

fn read(text: &str) {
    let now = Timestamp::from_millis(1_640_000_000_000);
    if let Ok(read) = certificate::read(text, &TRUST, now) {
        // Whatever could be read can be shown.
        let _ = format!("{read:?} {:?}", read.certificate.country());
    }
}

/// An envelope around these claims.
fn signed(claims: &[u8]) -> Vec<u8> {
    let mut message = b"\x84\x6ASignature1".to_vec();
    for part in [HEADERS, &[], claims] {
        write(&mut message, part);
    }
    let signature: Signature = KEY.sign(&message);
    let mut envelope = vec![0xD2, 0x84];
    write(&mut envelope, HEADERS);
    envelope.push(0xA0);
    write(&mut envelope, claims);
    write(&mut envelope, &signature.to_bytes());
    envelope
}

/// A byte string of CBOR, its length in as few bytes as a signature needs it.
fn write(to: &mut Vec<u8>, bytes: &[u8]) {
    let len = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
    match len {
        0..24 => to.push(0x40 | len as u8),
        24..256 => to.extend([0x58, len as u8]),
        _ => {
            to.push(0x59);
            to.extend(len.to_be_bytes());
        }
    }
    to.extend(bytes);
}

fn text_of(envelope: &[u8]) -> String {
    text(&miniz_oxide::deflate::compress_to_vec_zlib(envelope, 1))
}

/// Base45 behind the prefix.
fn text(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    let mut text = String::from("HC1:");
    for pair in bytes.chunks(2) {
        let mut value = pair.iter().fold(0, |value, byte| value * 256 + usize::from(*byte));
        for _ in 0..=pair.len() {
            text.push(char::from(SIGNS[value % 45]));
            value /= 45;
        }
    }
    text
}
