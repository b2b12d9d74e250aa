//! Turns `vi.txt` and `en.txt` into the enum `Text` and its two tables, each one
//! long text: six hundred pointers would weigh more, and not compress. The
//! build fails where the two differ in keys or placeholders.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

type Texts = BTreeMap<String, String>;

fn main() {
    let vietnamese = read("vi.txt");
    let english = read("en.txt");
    check_same(&vietnamese, &english);
    let target = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    std::fs::write(
        Path::new(&target).join("texts.rs"),
        rust_of(&vietnamese, &english),
    )
    .expect("OUT_DIR can be written");
}

fn read(file: &str) -> Texts {
    println!("cargo::rerun-if-changed={file}");
    let whole = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut texts = Texts::new();
    for (number, line) in whole.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((key, text)) = line.split_once('=') else {
            panic!("{file}:{}: `key = text` expected", number + 1)
        };
        let old = texts.insert(key.trim().to_owned(), text.trim().to_owned());
        assert!(
            old.is_none(),
            "{file}:{}: `{}` stands here twice",
            number + 1,
            key.trim()
        );
    }
    texts
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

fn rust_of(vietnamese: &Texts, english: &Texts) -> String {
    let mut rust = String::from("/// Every text, named by its key in the locale files.\n");
    rust += "#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Text {\n";
    for (key, text) in english {
        writeln!(rust, "    /// {text}\n    {},", camel_case(key)).expect("a string takes all");
    }
    rust += "}\n\n";
    writeln!(rust, "const COUNT: usize = {};\n", english.len()).expect("a string takes all");
    for (name, texts) in [("VIETNAMESE", vietnamese), ("ENGLISH", english)] {
        let (mut whole, mut ends) = (String::new(), Vec::new());
        for text in texts.values() {
            whole += text;
            ends.push(u16::try_from(whole.len()).expect("all texts of a language fit in 64 KiB"));
        }
        writeln!(
            rust,
            "const {name}: Texts = Texts {{\n    whole: {whole:?},\n    ends: &{ends:?},\n}};\n"
        )
        .expect("a string takes all");
    }
    rust
}

fn camel_case(key: &str) -> String {
    key.split(['-', '_', '.'])
        .map(|word| {
            let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
            first.to_uppercase() + rest
        })
        .collect()
}
