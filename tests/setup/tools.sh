#!/usr/bin/env bash
# What building needs. Only what is missing or of another version is installed,
# into .tools/; the Rust toolchain goes where rustup keeps its own.
set -euo pipefail
. "$(dirname "$0")/missing.sh"
mkdir -p .tools/bin

need rustup "" "the installer of Rust, from https://rustup.rs"
need node "nodejs npm" "Node.js 18 or later, from https://nodejs.org or your system's packages"
need npm "npm" "comes with Node.js; on Debian: apt-get install npm"
need cc "build-essential" "a C compiler (SQLite is built from source); on Debian: apt-get install build-essential, on macOS: xcode-select --install"
settle_needs
node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 18 ? 1 : 0)' ||
  { echo "Node.js $(node --version) is too old: 18 or later is needed, from https://nodejs.org" >&2; exit 1; }

# rust-src is for the client, which compiles the standard library along (app/build.sh).
if ! { rustup target list --installed | grep -q '^wasm32-unknown-unknown$' && cargo clippy -V && cargo fmt --version &&
  [ -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library" ]; } >/dev/null 2>&1; then
  "$say" "Installing Rust as rust-toolchain.toml says (about 2 minutes)"
  # Without a name: the toolchain of this folder, with its components and target. Older versions of rustup do it on `show`.
  rustup toolchain install </dev/null || rustup show active-toolchain </dev/null
fi

cargo_tool trunk "trunk 0.21.14" 6 --locked --no-default-features --features rustls trunk@0.21.14

# The two halves of wasm-bindgen must be of one version.
bindgen=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
# Not --locked: the lock file in its package names a version that is not on the registry.
cargo_tool wasm-bindgen "wasm-bindgen $bindgen" 4 "wasm-bindgen-cli@$bindgen"

# Cuts the client into parts (app/split.mjs). It does not tell its version; cargo does.
grep -qsF '"wasm_split_cli_support 0.2.4 ' .tools/.crates.toml ||
  cargo_tool wasm-split-cli "wasm_split_cli_support 0.2.4" 1 --locked --features build-binary wasm_split_cli_support@0.2.4

# The package's own, wherever another wasm-opt may be: Debian's 108 makes an app that does not start.
if ! .tools/bin/wasm-opt --version 2>/dev/null | grep -q 'version 132\b'; then
  "$say" "Installing wasm-opt (seconds)"
  cp tests/setup/package.json tests/setup/package-lock.json .tools/
  npm ci --prefix .tools --no-audit --no-fund --silent </dev/null
  ln -sf ../node_modules/.bin/wasm-opt .tools/bin/wasm-opt
fi
