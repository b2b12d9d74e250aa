//! Turns `vi.txt` and `en.txt` into the enum `Text` and its tables, each one
//! long text: six hundred pointers would weigh more, and not compress. The
//! build fails where the two differ in keys or placeholders.
//!
//! Texts below `#[owner]`, `#[health]` or `#[checkpoint]`, up to `#[everybody]`,
//! get tables of their own, which come with that part of the app.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

type Texts = BTreeMap<String, String>;

/// The parts of the app that have texts of their own; the first is there always.
const PARTS: [&str; 4] = ["everybody", "owner", "health", "checkpoint"];

/// The texts of a language, by part.
type Language = [Texts; PARTS.len()];

fn main() {
    let vietnamese = read("vi.txt");
    let english = read("en.txt");
    for (vietnamese, english) in vietnamese.iter().zip(&english) {
        check_same(vietnamese, english);
    }
    let target = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    std::fs::write(
        Path::new(&target).join("texts.rs"),
        rust_of(&vietnamese, &english),
    )
    .expect("OUT_DIR can be written");
}

fn read(file: &str) -> Language {
    println!("cargo::rerun-if-changed={file}");
    let whole = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut language = Language::default();
    let mut seen = BTreeSet::new();
    let mut part = 0;
    for (number, line) in whole.lines().enumerate() {
        let line = line.trim();
        if let Some(name) = line.strip_prefix("#[") {
            let known = PARTS
                .iter()
                .position(|part| name.strip_suffix(']') == Some(part));
            part = known.unwrap_or_else(|| panic!("{file}:{}: no such part", number + 1));
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((key, text)) = line.split_once('=') else {
            panic!("{file}:{}: `key = text` expected", number + 1)
        };
        let (key, text) = (key.trim().to_owned(), text.trim().to_owned());
        let is_new = seen.insert(key.clone());
        assert!(is_new, "{file}:{}: `{key}` stands here twice", number + 1);
        language[part].insert(key, text);
    }
    language
}

fn check_same(vietnamese: &Texts, english: &Texts) {
    let keys = |texts: &Texts| texts.keys().cloned().collect::<BTreeSet<_>>();
    let different: Vec<_> = keys(vietnamese)
        .symmetric_difference(&keys(english))
        .cloned()
        .collect();
    assert!(
        different.is_empty(),
        "only in one of vi.txt and en.txt: {different:?}"
    );
    for (key, text) in vietnamese {
        assert_eq!(
            placeholders(text),
            placeholders(&english[key]),
            "`{key}` has other placeholders in en.txt"
        );
    }
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
        .collect()
}

fn rust_of(vietnamese: &Language, english: &Language) -> String {
    let mut rust = String::from("/// Every text, named by its key in the locale files.\n");
    rust += "#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Text {\n";
    // Part by part: a text's place says which table it is in.
    for (key, text) in english.iter().flatten() {
        writeln!(rust, "    /// {text}\n    {},", camel_case(key)).expect("a string takes all");
    }
    rust += "}\n\n";
    let mut ends = Vec::new();
    for texts in english {
        ends.push(ends.last().copied().unwrap_or(0) + texts.len());
    }
    let count = PARTS.len();
    writeln!(rust, "const ENDS: [usize; {count}] = {ends:?};\n").expect("a string takes all");
    for (at, part) in PARTS.into_iter().enumerate() {
        let name = part.to_uppercase();
        rust += &table(&format!("{name}_VIETNAMESE"), &vietnamese[at]);
        rust += &table(&format!("{name}_ENGLISH"), &english[at]);
        let names: Vec<_> = english[at].keys().map(|key| camel_case(key)).collect();
        writeln!(
            rust,
            "/// The names of the texts that come with this part.\n\
             pub const OF_{name}: &[&str] = &{names:?};\n"
        )
        .expect("a string takes all");
    }
    rust
}

fn table(name: &str, texts: &Texts) -> String {
    let (mut whole, mut ends) = (String::new(), Vec::new());
    for text in texts.values() {
        whole += text;
        ends.push(u16::try_from(whole.len()).expect("all texts of a table fit in 64 KiB"));
    }
    format!("const {name}: Texts = Texts {{\n    whole: {whole:?},\n    ends: &{ends:?},\n}};\n\n")
}

fn camel_case(key: &str) -> String {
    key.split(['-', '_', '.'])
        .map(|word| {
            let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
            first.to_uppercase() + rest
        })
        .collect()
}
