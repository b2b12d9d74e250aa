#!/usr/bin/env bash
# Builds what the walk needs, then takes a picture of every page.
set -euo pipefail
here=$(dirname "$0")
"$here/say.sh" "Building the client, the server and the walk (about 10 minutes the first time)"
app/build.sh >/dev/null
cargo build --quiet -p web --bin luuvet
cargo run --quiet -p tests --bin screenshots -- "${1:-target/screenshots}"
