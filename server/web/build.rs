//! Puts the built client (`dist/`, made by `trunk build`) into the binary: a
//! table of files with their compressed forms, and the hashes for the policy.
//! Without it the binary is built all the same and says what to do.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use sha2::{Digest, Sha256};

/// Made for the server and for people; no browser asks for them.
const NOT_SERVED: [&str; 2] = ["build.json", "sizes.json"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let dist = here.join("../../dist");
    // A folder that is not there makes cargo look again each time, which is what is wanted.
    println!("cargo::rerun-if-changed={}", dist.display());
    println!("cargo::rerun-if-changed=build.rs");

    let table = if dist.join("index.html").is_file() && dist.join("build.json").is_file() {
        built(&dist, &out.join("dist"))?
    } else {
        "pub(super) static VERSION: Option<&str> = None;\n\
         pub(super) static SCRIPT_HASHES: &[&str] = &[];\n\
         pub(super) static FILES: &[File] = &[];\n"
            .to_owned()
    };
    fs::write(out.join("embedded.rs"), table)?;
    Ok(())
}

/// The table of a built client. Its files are copied, so that a `trunk build`
/// at the same time cannot pull them away from under the compiler.
fn built(dist: &Path, copy: &Path) -> Result<String, Box<dyn std::error::Error>> {
    if copy.exists() {
        fs::remove_dir_all(copy)?;
    }
    let mut names = Vec::new();
    collect(dist, dist, &mut names)?;
    names.sort();
    for name in &names {
        let target = copy.join(name);
        fs::create_dir_all(target.parent().ok_or("a file lies in a folder")?)?;
        fs::copy(dist.join(name), target)?;
    }

    let build: serde_json::Value = serde_json::from_slice(&fs::read(copy.join("build.json"))?)?;
    let version = build["version"]
        .as_str()
        .ok_or("build.json has no `version`")?;
    let hashes = build["csp_script_hashes"]
        .as_array()
        .ok_or("build.json has no `csp_script_hashes`")?
        .iter()
        .map(|hash| {
            hash.as_str()
                .filter(|hash| is_policy_hash(hash))
                .ok_or("not a hash for a policy")
        })
        .collect::<Result<Vec<_>, _>>()?;

    let mut table = String::new();
    writeln!(
        table,
        "pub(super) static VERSION: Option<&str> = Some({version:?});"
    )?;
    writeln!(
        table,
        "pub(super) static SCRIPT_HASHES: &[&str] = &{hashes:?};"
    )?;
    writeln!(table, "pub(super) static FILES: &[File] = &[")?;
    for name in names.iter().filter(|name| is_served(name)) {
        let hash: String = Sha256::digest(fs::read(copy.join(name))?)
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        writeln!(table, "    File {{")?;
        writeln!(table, "        path: {:?},", format!("/{name}"))?;
        writeln!(table, "        content_type: {:?},", content_type(name))?;
        writeln!(table, "        hash: {hash:?},")?;
        writeln!(
            table,
            "        plain: include_bytes!({:?}),",
            copy.join(name)
        )?;
        for form in ["br", "gz"] {
            let path = copy.join(format!("{name}.{form}"));
            if path.is_file() {
                writeln!(table, "        {form}: Some(include_bytes!({path:?})),")?;
            } else {
                writeln!(table, "        {form}: None,")?;
            }
        }
        writeln!(table, "    }},")?;
    }
    writeln!(table, "];")?;
    Ok(table)
}

fn collect(folder: &Path, root: &Path, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, root, names)?;
        } else if let Some(name) = path.strip_prefix(root).ok().and_then(Path::to_str) {
            names.push(name.replace('\\', "/"));
        }
    }
    Ok(())
}

fn is_served(name: &str) -> bool {
    !name.ends_with(".br") && !name.ends_with(".gz") && !NOT_SERVED.contains(&name)
}

/// `sha256-` and base64: nothing that could add a directive to the policy.
fn is_policy_hash(hash: &str) -> bool {
    hash.strip_prefix("sha256-").is_some_and(|digits| {
        digits.len() == 44
            && digits
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b))
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
