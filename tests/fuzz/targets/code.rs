//! Any text as a code: ours, read with and without keys, and whatever it is
//! called; nothing that was not signed may come out as a venue.

#![no_main]

use domain::code::foreign::kind_of;
use domain::code::keys::{IssuingKey, KeyList, PublicKey};
use domain::code::personal::{PersonalCode, Proof, peek};
use domain::code::{Code, digits};
use domain::time::Timestamp;
use libfuzzer_sys::fuzz_target;

const ORIGIN: &str = "https://luuvet.example";

fuzz_target!(|data: &[u8]| {
    let Some((how, data)) = data.split_first() else {
        return;
    };
    match how % 3 {
        0 => read(&String::from_utf8_lossy(data)),
        1 => read(&format!("{ORIGIN}/v#{}", digits::encode(data))),
        _ => read(&format!("{ORIGIN}/p#{}", digits::encode(data))),
    }
});

fn read(text: &str) {
    // A key that nobody has signed with.
    let key = PublicKey::from_bytes([7; 32]);
    let keys = KeyList {
        sequence: 1,
        issued_at: Timestamp::from_millis(0),
        origins: vec![ORIGIN.to_owned()],
        keys: vec![IssuingKey {
            key,
            revoked: false,
        }],
        sealing: None,
    };
    for keys in [None, Some(&keys)] {
        assert!(
            !matches!(Code::read(text, keys), Ok(Code::Venue(_))),
            "{text}"
        );
        if let Ok(code) = PersonalCode::verify(text, keys) {
            assert!(matches!(code.proof, Proof::SelfDeclared(_)), "{text}");
        }
    }
    let _ = (peek(text), kind_of(text));
}
