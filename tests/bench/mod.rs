//! What the programs of `make bench` share: rows on standard output, collected
//! by tests/setup/bench.sh. What else a program has to say goes to stderr.

pub mod door;

use serde_json::json;

/// Prints one row, ratio ours / peer.
pub fn row(name: &str, ours: f64, peer: f64, unit: &str) {
    let ratio = ours / peer;
    println!(
        "{}",
        json!({ "name": name, "ours": ours, "peer": peer, "ratio": ratio, "unit": unit })
    );
}

/// The value that `share` of them do not exceed.
///
/// # Panics
/// When there is none.
pub fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * share) as usize]
}

/// The middle one, the upper of two.
///
/// # Panics
/// When there is none.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
