//! The reader of JSON accepts what serde's own would, and refuses what it would.

use domain::json::{Json, Read, read};
use serde::Deserialize;

/// Read in our way.
struct Ours;

impl Read for Ours {
    fn read(json: Json) -> Option<Self> {
        let mut fields = json.fields()?;
        fields.get::<u32>("id")?;
        fields.get::<String>("name")?;
        fields.get_or_default::<bool>("revoked")?;
        Some(Self)
    }
}

/// The same in serde's.
#[derive(Deserialize)]
#[expect(dead_code, reason = "only whether it is read matters")]
struct Serdes {
    id: u32,
    name: String,
    #[serde(default)]
    revoked: bool,
}

fn deep(levels: usize) -> String {
    format!("{}{}", "[".repeat(levels), "]".repeat(levels))
}

#[test]
fn what_a_text_may_say_is_what_serde_lets_it_say() {
    let with = |id: &str, rest: &str| format!(r#"{{"id":{id},"name":"Hoa"{rest}}}"#);
    let texts = [
        with("1", ""),
        with("1", r#","revoked":true"#),
        with("1", r#","revoked":false,"later":{"a":[1,null]}"#),
        with("1", r#","revoked":null"#),
        with("1", r#","revoked":1"#),
        with("1", r#","revoked":true,"revoked":true"#),
        with("1.0", ""),
        with("1e3", ""),
        with("-1", ""),
        with("null", ""),
        with("\"1\"", ""),
        with("4294967296", ""),
        with("18446744073709551616", ""),
        with("1", &format!(r#","later":{}"#, deep(100))),
        r#"{"id":1,"name":"\ud800"}"#.to_owned(),
        with("1", "") + " x",
        r#"{"id":1}"#.to_owned(),
        "null".to_owned(),
        String::new(),
    ];
    for text in texts {
        let ours = read::<Ours>(&text).is_some();
        let serdes = serde_json::from_str::<Serdes>(&text).is_ok();
        assert_eq!(ours, serdes, "{text}");
    }
}

// serde skips what it does not know without looking; ours reads it, so that it is
// JSON throughout, and to a depth that no stack minds.
#[test]
fn what_is_nested_without_end_is_refused() {
    let text = format!(r#"{{"id":1,"name":"Hoa","later":{}}}"#, deep(100_000));
    assert!(read::<Ours>(&text).is_none());
}
