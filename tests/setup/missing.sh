# shellcheck shell=bash
# What a system lacks: Debian packages are installed where that is possible,
# everything else is named with how to get it. Sourced by tools.sh and browsers.sh.

say="$(dirname "${BASH_SOURCE[0]}")/say.sh"
# What was installed before is found, also where make has not set the way.
export PATH="$PWD/.tools/bin:$PATH"
packages=()
hints=()

have() { command -v "$1" >/dev/null 2>&1; }

# need PROGRAM "DEBIAN PACKAGES" "HOW ELSE TO GET IT"
need() {
  have "$1" && return
  # shellcheck disable=SC2206  # several packages, split on purpose
  packages+=($2)
  hints+=("$1: $3")
}

# Installs the packages of every `need` that was not met, or stops and names them.
settle_needs() {
  if [ ${#hints[@]} -eq 0 ]; then return; fi
  local apt=(apt-get)
  if have apt-get && [ "$(id -u)" -ne 0 ]; then
    if have sudo && sudo -n true 2>/dev/null; then apt=(sudo -n apt-get); else apt=(); fi
  fi
  if have apt-get && [ ${#apt[@]} -gt 0 ] && [ ${#packages[@]} -gt 0 ]; then
    "$say" "Installing ${packages[*]} with apt-get (about 2 minutes)"
    export DEBIAN_FRONTEND=noninteractive
    { "${apt[@]}" update -qq && "${apt[@]}" install -y -qq --no-install-recommends "${packages[@]}"; } </dev/null >.tools/apt.log 2>&1 \
      || tail -n 20 .tools/apt.log >&2
  fi
  local still=()
  for hint in "${hints[@]}"; do have "${hint%%:*}" || still+=("$hint"); done
  if [ ${#still[@]} -eq 0 ]; then hints=(); packages=(); return; fi
  echo "These programs are missing, and could not be installed from here:" >&2
  printf '  %s\n' "${still[@]}" >&2
  exit 1
}

# cargo_tool PROGRAM "VERSION LINE IT MUST PRINT" MINUTES INSTALL-ARGUMENTS…
cargo_tool() {
  local program=$1 version=$2 minutes=$3
  shift 3
  "$program" --version 2>/dev/null | grep -qF "$version" && return
  "$say" "Installing $version (about $minutes minutes)"
  # Built once and run for seconds: a quick build matters more than a quick tool.
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_TARGET_DIR="$PWD/.tools/build" \
    cargo install --quiet --root .tools --force "$@" </dev/null
}
