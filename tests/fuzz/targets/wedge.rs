//! Any keys at any time, three bytes each: which key, what the system made of it,
//! what was held down and how long it took.

#![no_main]

use domain::wedge::{Heard, Key, Wedge, Worth, choose, worth_of};
use libfuzzer_sys::fuzz_target;

const CODES: [&str; 16] = [
    "",
    "KeyA",
    "KeyE",
    "KeyX",
    "KeyZ",
    "Digit1",
    "Digit3",
    "Digit6",
    "Slash",
    "Semicolon",
    "IntlBackslash",
    "Backslash",
    "Numpad7",
    "Space",
    "Backspace",
    "Enter",
];
const KEYS: [&str; 16] = [
    "h",
    "p",
    "/",
    ":",
    "#",
    "1",
    "|",
    "ẽ",
    "ư",
    "e\u{303}",
    "Process",
    "Dead",
    "Unidentified",
    "Shift",
    "Tab",
    "\u{fffd}",
];

fuzz_target!(|data: &[u8]| {
    let origins = ["https://luuvet.example".to_owned()];
    let mut wedge = Wedge::default();
    let mut at_ms = 0.0;
    for bytes in data.chunks_exact(3) {
        at_ms += f64::from(bytes[2] >> 4) * 10.0;
        let heard = wedge.key(&Key {
            key: KEYS[usize::from(bytes[0] & 15)],
            code: CODES[usize::from(bytes[1] & 15)],
            at_ms,
            shift: bytes[2] & 1 != 0,
            alt_graph: bytes[2] & 2 != 0,
            is_command: bytes[2] & 12 == 12,
            is_composing: bytes[1] & 0xF0 == 0xF0,
        });
        if let Heard::Scan(scan) = heard {
            let chosen = choose(&scan, &origins, |text| worth_of(text, None));
            assert!(chosen.is_err() || !scan.was_rewritten);
            // Whatever is proven is taken, if it is the only one.
            let text = scan.as_typed.clone();
            let proven = choose(&scan, &[], |it| {
                if it == text {
                    Worth::Proven
                } else {
                    Worth::Nothing
                }
            });
            assert!(proven.is_err() || proven == Ok(text));
        }
    }
    let _ = wedge.silence(f64::INFINITY);
});
