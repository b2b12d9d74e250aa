#!/usr/bin/env bash
# Builds the client into dist/ as small as it goes; DESIGN.md says what each setting saves.
#
# The standard library is compiled along, without the code that words panics: cargo calls that
# unstable, so the stable compiler is told to allow it, for the client alone.
set -euo pipefail
cd "$(dirname "$0")/.."

# Ours first: Debian's wasm-opt breaks the app.
export PATH="$PWD/.tools/bin:$PATH"
# They would take the place of the flags below.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_RUSTFLAGS
export RUSTC_BOOTSTRAP=1
export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
flags=(
  # A panic stops the app in any case; nobody reads its words on a phone.
  -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none
  # Views by dynamic dispatch, in place of one copy of everything for each view.
  --cfg=erase_components
  '--cfg=sha2_backend="soft"' '--cfg=sha2_backend_soft="compact"'
)
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=${flags[*]}
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS

# Trunk must not fetch tools by itself, which --offline says, but crates may be missing.
cargo fetch --locked --target wasm32-unknown-unknown
exec trunk build --release --offline --color never "$@"
