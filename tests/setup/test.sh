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

# What runs on the build machine itself. The client and its worker are looked at apart: with
# them, cargo would give leptos both of its sides at once.
native=(-p domain -p certificate -p locales -p g2p -p scanner -p sealing -p api -p backend -p print -p sheet -p web -p tests)
browser=(-p client -p scan_worker)
wasm=(--target wasm32-unknown-unknown)

step "Formatting" cargo fmt --all --check
step "Client: building it, in release (about 5 minutes the first time)" app/build.sh
step "Clippy: server, domain and tests (about 3 minutes the first time)" \
  cargo clippy --quiet "${native[@]}" --all-targets -- -D warnings
step "Clippy: the client and certificates, as WebAssembly (about 2 minutes the first time)" \
  cargo clippy --quiet "${browser[@]}" -p certificate "${wasm[@]}" -- -D warnings
step "Server: building it (about 5 minutes the first time)" cargo build --quiet -p web
step "Tests: building them (about 5 minutes the first time)" cargo test --quiet "${native[@]}" --no-run
step "Tests: building the client's (about 2 minutes the first time)" cargo test --quiet "${browser[@]}" --no-run
step "Phone numbers and certificates as others judge them, where their data is there" \
  cargo run --quiet -p tests --bin conformance -- \
  --phones ../shared/data/phone/vietnam.json --certificates ../shared/data/dcc
step "Tests of the client's own logic" cargo test --quiet "${browser[@]}"
step "Tests of domain, certificates, scanner, backend, downloads and server" \
  cargo test --quiet -p domain -p certificate --features certificate/import -p locales -p g2p -p scanner -p sealing -p api -p backend -p print -p sheet -p web
step "Sizes, and the server over HTTP" cargo test --quiet -p tests --test size --test http

"$here/say.sh" "So far"
printf '%s\n' "${timings[@]}" "$(printf '%5d s  in all' $((SECONDS - began)))"
"$here/say.sh" "Stories in Chromium, Firefox and WebKitGTK (about 10 minutes)"
# Each story has two browsers; more of them at once than cores would only wait for each other.
exec cargo test -p tests --test e2e -- --test-threads="$(nproc)"
