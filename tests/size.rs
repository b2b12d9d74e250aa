//! What a first visit downloads, as the build measured it: over a slow network
//! every kilobyte is a moment of standing in front of a stall.

use std::path::Path;

use serde::Deserialize;

const MAIN_WASM: u64 = 200_000;
const FIRST_VISIT: u64 = 300_000;

/// What `app/finish.mjs` wrote; sizes in bytes after brotli.
#[derive(Deserialize)]
struct Sizes {
    main_wasm_br: u64,
    first_visit_br: u64,
}

#[test]
fn a_first_visit_is_small() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist/sizes.json");
    let text = std::fs::read_to_string(&file)
        .expect("dist/sizes.json, which `make client` writes in release");
    let sizes: Sizes = serde_json::from_str(&text).expect("sizes in bytes");
    assert!(
        sizes.main_wasm_br <= MAIN_WASM,
        "the main wasm has {} bytes",
        sizes.main_wasm_br
    );
    assert!(
        sizes.first_visit_br <= FIRST_VISIT,
        "a first visit has {} bytes",
        sizes.first_visit_br
    );
}
