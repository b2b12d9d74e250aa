//! How long a certificate takes from text to verdict, beside the bare check of
//! its signature by the same library. One row for each algorithm.

use std::hint::black_box;
use std::time::Instant;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use certificate::Algorithm;
use certificate::trust::{PublicKey, TrustList};
use domain::time::Timestamp;
use serde::Deserialize;
use tests::bench::{median, row};

/// Each is measured so often, in turns with its peer.
const ROUNDS: usize = 7;
const CHECKS_A_ROUND: usize = 200;

/// Made by `app/certificate/tests/promises/benchmark.rs`.
const CERTIFICATES: &str = include_str!("certificates.json");

#[derive(Deserialize)]
struct Certificates {
    now: Timestamp,
    trust: TrustList,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    message: String,
    signature: String,
}

fn main() {
    let certificates: Certificates =
        serde_json::from_str(CERTIFICATES).expect("the certificates can be read");
    let Certificates { now, trust, cases } = certificates;
    for (case, signer) in cases.iter().zip(&trust.signers) {
        let bytes = |text| STANDARD.decode(text).expect("the file holds base64");
        let (message, signature) = (bytes(&case.message), bytes(&case.signature));
        let (name, algorithm) = match signer.key {
            PublicKey::P256(_) => ("ES256", Algorithm::Es256),
            PublicKey::Rsa { .. } => ("PS256, 2,048 bits", Algorithm::Ps256),
        };
        let (mut ours, mut peer) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            ours.push(millis(|| {
                certificate::read(black_box(&case.text), &trust, now)
                    .is_ok_and(|read| read.check.is_ok())
            }));
            peer.push(millis(|| {
                signer
                    .key
                    .signed(algorithm, black_box(&message), &signature)
            }));
        }
        let name = format!("certificate, text to verdict, {name} (peer: its signature alone)");
        row(&name, median(ours), median(peer), "ms");
    }
}

/// Of one check, on average over a round.
fn millis(check: impl Fn() -> bool) -> f64 {
    let began = Instant::now();
    for _ in 0..CHECKS_A_ROUND {
        assert!(check(), "the certificate is right");
    }
    began.elapsed().as_secs_f64() * 1_000.0 / CHECKS_A_ROUND as f64
}
