//! Bytes and values to send where something else is expected.

use serde_json::{Value, json};

pub(crate) fn not_json() -> Vec<Vec<u8>> {
    let mut table: Vec<Vec<u8>> = [
        "",
        " ",
        "{",
        "}",
        "[",
        "{\"",
        "{]",
        "nul",
        "NaN",
        "'{}'",
        "{}{}",
        "{},",
        "{\"a\":}",
        "<xml/>",
        "a=b&c=d",
        "\u{feff}{}",
        "{\"batch\":",
        "\"\\ud800",
        "\"\\x\"",
        "01",
        "1e",
    ]
    .map(Into::into)
    .to_vec();
    table.push(b"\0".to_vec());
    table.push(b"\"\xff\xfe\"".to_vec());
    table.push(b"\xc3\x28".to_vec());
    table.push(vec![0xff; 1_000]);
    for open in ["[", "{\"a\":", "{\"batch\":{\"records\":[["] {
        table.push(open.repeat(20_000).into_bytes());
    }
    table
}

/// JSON of any kind, to stand where something else is expected.
pub(crate) fn values() -> Vec<Value> {
    let mut nested = json!(1);
    for _ in 0..100 {
        nested = json!([nested]);
    }
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(1e308),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(""),
        json!("x"),
        json!("0".repeat(5_000)),
        json!("\u{0}\u{202e}"),
        json!([]),
        json!([1, "a", null]),
        json!({}),
        json!({ "a": { "b": [] } }),
        nested,
    ]
}
