#!/usr/bin/env bash
# Runs the programs of the benchmark one after another, so that none disturbs
# another; their rows become a table and bench.json.
set -euo pipefail
say="$(dirname "$0")/say.sh"
target=${CARGO_TARGET_DIR:-target}

# Each prints its rows on stdout, one JSON object a line: {name, ours, peer, ratio, unit}.
programs=(
  bench_scan
  bench_certificate
  bench_checkpoint
  bench_sync
  bench_verdict
  bench_history
)

"$say" "Server: building it, in release (about 5 minutes the first time)"
cargo build --quiet --release -p web --bin luuvet
"$say" "Benchmark: building it, in release (about 5 minutes the first time)"
cargo build --quiet --release -p backend --example bare_inserts --example bare_history
cargo build --quiet --release -p tests "${programs[@]/#/--bin=}"

rows="$target/bench.rows"
: >"$rows"
for program in "${programs[@]}"; do
  "$say" "Measuring: $program"
  "$target/release/$program" >>"$rows" || { echo "FAILED: $program" >&2; exit 1; }
done
node tests/bench/table.mjs "$rows" "$target/bench.json"
rm "$rows"
