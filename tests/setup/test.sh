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

# What runs so far. Not yet here: lints, the size limits (the client is over them), the browser
# tests (tests/e2e) and the tests of the HTTP door; each joins once it passes.
proven=(-p domain -p locales -p g2p -p scanner -p backend)

step "Formatting" cargo fmt --all --check
step "Client: building it, in release (about 5 minutes the first time)" app/build.sh
step "Server: building it (about 5 minutes the first time)" cargo build --quiet -p web
step "Tests: building them (about 5 minutes the first time)" cargo build --quiet "${proven[@]}" --tests
phones=../shared/data/phone/vietnam.json
if [ -f "$phones" ]; then
  step "Phone numbers as libphonenumber judges them" \
    cargo run --quiet -p tests --bin conformance -- "$phones"
else
  "$here/say.sh" "Phone numbers as libphonenumber judges them: skipped, $phones is not there"
fi

"$here/say.sh" "So far"
printf '%s\n' "${timings[@]}" "$(printf '%5d s  in all' $((SECONDS - began)))"
"$here/say.sh" "Tests"
exec cargo test "${proven[@]}"
