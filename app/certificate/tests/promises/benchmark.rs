//! The certificates of `make bench`, made here once and kept in a file beside it.

use std::cell::RefCell;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use certificate::trust::TrustList;
use serde_json::{Value, json};

use crate::after_issue;
use crate::issuer::Issuer;
use crate::paper::Paper;
use crate::write::code;

#[test]
fn the_benchmark_reads_what_these_issuers_write() {
    let issuers = [Issuer::p256(1), Issuer::rsa()];
    let signers = issuers.iter().map(Issuer::signer).collect();
    let made = json!({
        "now": after_issue(3_600),
        "trust": TrustList { signers },
        "cases": issuers.iter().map(case).collect::<Vec<_>>(),
    });
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/bench/certificates.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, format!("{made:#}\n")).expect("the file can be written");
    }
    let kept = std::fs::read_to_string(&file).expect("the file is there");
    let kept: Value = serde_json::from_str(&kept).expect("the file is JSON");
    assert_eq!(kept, made, "run this test with UPDATE=1");
}

/// A certificate, and what its signature is over.
fn case(issuer: &Issuer) -> Value {
    let signed = RefCell::new((Vec::new(), Vec::new()));
    let text = code(&Paper::vaccination(issuer).envelope(|message| {
        let signature = issuer.sign(message);
        signed.replace((message.to_vec(), signature.clone()));
        signature
    }));
    let (message, signature) = signed.into_inner();
    json!({
        "text": text,
        "message": STANDARD.encode(message),
        "signature": STANDARD.encode(signature),
    })
}
