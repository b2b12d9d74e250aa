//! What the programs of `make bench` share: rows on standard output, collected
//! by tests/setup/bench.sh. What else a program has to say goes to stderr.

use serde_json::json;

/// Prints one row, ratio ours / peer.
pub fn row(name: &str, ours: f64, peer: f64, unit: &str) {
    let ratio = ours / peer;
    println!(
        "{}",
        json!({ "name": name, "ours": ours, "peer": peer, "ratio": ratio, "unit": unit })
    );
}

/// The middle one, the upper of two.
///
/// # Panics
/// When there is none.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
