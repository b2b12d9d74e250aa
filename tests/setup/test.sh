#!/usr/bin/env bash
# All checks, cheapest first; the tests' own summary closes the output.
set -euo pipefail
here=$(dirname "$0")
began=$SECONDS
timings=()

# step "WHAT IT DOES" COMMAND…
step() {
  local what=$1 start=$SECONDS
  shift
  "$here/say.sh" "$what"
  "$@" || { echo "FAILED: $what" >&2; exit 1; }
  timings+=("$(printf '%5d s  %s' $((SECONDS - start)) "$what")")
}

# One set of packages and one profile for everything native: what one step built, the next finds.
native=(--workspace --exclude client)

step "Formatting" cargo fmt --all --check
step "Client: building it, in release (about 5 minutes the first time)" trunk build --release --offline --color never
step "Client: lints for the browser (about 1 minute)" \
  cargo clippy --quiet -p client --all-features --target wasm32-unknown-unknown -- -D warnings
step "Server and tests: lints (about 4 minutes the first time)" \
  cargo clippy --quiet "${native[@]}" --all-targets -- -D warnings
step "Server and tests: building (about 8 minutes the first time)" \
  cargo build --quiet "${native[@]}" --lib --bins --tests
phones=../shared/data/phone/vietnam.json
if [ -f "$phones" ]; then
  step "Phone numbers as libphonenumber judges them" \
    cargo run --quiet -p tests --bin conformance -- "$phones"
else
  "$here/say.sh" "Phone numbers as libphonenumber judges them: skipped, $phones is not there"
fi

"$here/say.sh" "So far"
printf '%s\n' "${timings[@]}" "$(printf '%5d s  in all' $((SECONDS - began)))"
"$here/say.sh" "All tests, those in Chromium, Firefox and WebKitGTK among them (about 5 minutes)"
exec cargo test "${native[@]}"
