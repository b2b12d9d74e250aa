#!/usr/bin/env bash
# fuzz.sh TARGET SECONDS: random input into one reader (tests/fuzz). What it
# finds lies in tests/fuzz/artifacts; what it learned, in tests/fuzz/corpus.
set -euo pipefail
. "$(dirname "$0")/missing.sh"
target=$1 seconds=$2
corpora=("tests/fuzz/corpus/$target")
mkdir -p .tools/bin "${corpora[@]}"
if [ -d "tests/fuzz/seeds/$target" ]; then corpora+=("tests/fuzz/seeds/$target"); fi
cargo_tool cargo-fuzz "cargo-fuzz 0.13.2" 2 --locked cargo-fuzz@0.13.2

"$say" "Building and running the fuzzer for $seconds seconds (building takes about 5 minutes the first time)"
# The compiler is the stable one of rust-toolchain.toml; RUSTC_BOOTSTRAP lets it take
# the sanitizer's flags for this alone.
RUSTC_BOOTSTRAP=1 exec cargo fuzz run --fuzz-dir tests/fuzz "$target" "${corpora[@]}" -- \
  -max_total_time="$seconds" -max_len=4296 -timeout=1 -print_final_stats=1
